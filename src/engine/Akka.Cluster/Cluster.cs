using System.Collections.Immutable;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Cluster.Daemon;
using Akka.Cluster.Events;
using Akka.Cluster.Gossiping;
using Akka.Configuration;
using Akka.Remote;

namespace Akka.Cluster;

/// <summary>
/// The cluster, as a node sees it: membership by gossip, a failure detector, and a membership leader that all agree on without electing
/// one. Get it with <see cref="Get"/> in a system whose <c>akka.actor.provider</c> is <c>cluster</c>.
/// </summary>
public partial class Cluster : IExtension
{
    private readonly IActorRef _daemon;
    private volatile MembershipView _view;
    private volatile bool _terminated;

    /// <summary>Starts the cluster daemon of a system; call <see cref="Get"/> instead.</summary>
    /// <exception cref="ConfigurationException">The system has another provider.</exception>
    public Cluster(ActorSystemImpl system)
    {
        System = system;
        if (system.Provider is not (IClusterActorRefProvider and RemoteActorRefProvider and var provider))
        {
            throw new ConfigurationException(
                $"System {system.Name} has the provider {system.Provider.GetType()}; expected akka.actor.provider = cluster.");
        }
        Settings = new ClusterSettings(system.Settings.Config, system.Name);
        SelfUniqueAddress = new UniqueAddress(((RemoteActorRefProvider)provider).DefaultAddress, AddressUidExtension.Uid(system));
        Tag = new KeyValuePair<string, object?>("akka.node", SelfAddress.ToString());
        _view = new MembershipView(new MembershipState(Gossip.Empty, SelfUniqueAddress));
        FailureDetector = new DefaultFailureDetectorRegistry<Address>(
            () => FailureDetectorLoader.Load(Settings.FailureDetectorImplementationClass, Settings.FailureDetectorConfig, system));
        DowningProvider = (IDowningProvider)Activator.CreateInstance(Settings.DowningProviderType, system, this)!;
        ClusterMetrics.Add(this);
        _daemon = system.SystemActorOf(ClusterDaemon.PropsOf(this), ClusterDaemon.Name);
        AddShutdownTasks();
        system.RegisterOnTermination(Terminated);
    }

    /// <summary>The cluster of a system.</summary>
    public static Cluster Get(ActorSystem system) => system.WithExtension<Cluster, ClusterExtension>();

    /// <summary>The settings under <c>akka.cluster</c>.</summary>
    public ClusterSettings Settings { get; }

    /// <summary>The system that is this node.</summary>
    public ExtendedActorSystem System { get; }

    /// <summary>This incarnation of this node.</summary>
    public UniqueAddress SelfUniqueAddress { get; }

    /// <summary>Where this node listens.</summary>
    public Address SelfAddress => SelfUniqueAddress.Address;

    /// <summary>The roles of this node.</summary>
    public ImmutableHashSet<string> SelfRoles => Settings.Roles;

    /// <summary>The cluster as this node knows it now.</summary>
    public ClusterEvent.CurrentClusterState State => _view.State;

    /// <summary>This node as a member; Removed before it joined and after it left.</summary>
    public Member SelfMember => _view.Membership.Gossip.MemberAt(SelfUniqueAddress) ?? Member.Create(
        SelfUniqueAddress, int.MaxValue, MemberStatus.Removed, Settings.Roles, Settings.AppVersion);

    /// <summary>Whether this node is a full member.</summary>
    public bool IsUp => SelfMember.Status == MemberStatus.Up;

    /// <summary>Whether this node has left its cluster for good.</summary>
    public bool IsTerminated => _terminated;

    /// <summary>Decides on unreachable members.</summary>
    public IDowningProvider DowningProvider { get; }

    /// <summary>Who is heard of how regularly.</summary>
    public DefaultFailureDetectorRegistry<Address> FailureDetector { get; }

    internal MembershipState Membership => _view.Membership;

    internal CrashProofs Crashes { get; } = new();

    internal MemberCallbacks Callbacks { get; } = new();

    internal KeyValuePair<string, object?> Tag { get; }

    /// <summary>The path of an actor as other nodes name it.</summary>
    public ActorPath RemotePathOf(IActorRef actorRef) =>
        actorRef.Path.Address.HasLocalScope ? actorRef.Path.Root.Address.Equals(SelfAddress) ? actorRef.Path : PathHere(actorRef.Path) : actorRef.Path;

    /// <summary>
    /// Whether this node has proof that the process of that one is gone: its host refused the connection after the last sign of life, or a
    /// newer incarnation is at its address. Whoever takes over from it need not wait for it to stop.
    /// </summary>
    internal bool IsConfirmedCrashed(UniqueAddress node) => Crashes.Contains(node);

    internal void Publish(MembershipState state) => _view = new MembershipView(state);

    internal void Heard(UniqueAddress node) => _daemon.Tell(new DaemonMessages.HeardFrom(node), ActorRefs.NoSender);

    private ActorPath PathHere(ActorPath path) => new RootActorPath(SelfAddress) / path.Elements;
}
