using Akka.Actor;
using Akka.Cluster.Tools.Internal;
using Akka.Configuration;

namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>Extension that runs the mediator of distributed publish-subscribe, <c>/system/distributedPubSubMediator</c>.</summary>
public sealed class DistributedPubSub : IExtension
{
    private readonly Cluster _cluster;

    /// <summary>Creates the extension and its mediator.</summary>
    public DistributedPubSub(ExtendedActorSystem system)
    {
        system.Settings.InjectTopLevelFallback(DefaultConfig());
        _cluster = Cluster.Get(system);
        var settings = DistributedPubSubSettings.Create(system);
        var runsHere = !IsTerminated && (settings.Role is null || _cluster.SelfRoles.Contains(settings.Role));
        Mediator = runsHere
            ? system.SystemActorOf(DistributedPubSubMediator.Props(settings), system.Settings.Config.GetString("akka.cluster.pub-sub.name", "distributedPubSubMediator"))
            : system.DeadLetters;
    }

    /// <summary>The mediator of this node; dead letters where this node has not the role.</summary>
    public IActorRef Mediator { get; }

    /// <summary>True if the node's cluster extension has ended.</summary>
    public bool IsTerminated => _cluster.IsTerminated;

    /// <summary>The extension of an actor system.</summary>
    public static DistributedPubSub Get(ActorSystem system) => system.WithExtension<DistributedPubSub, DistributedPubSubExtensionProvider>();

    /// <summary>The default settings, <c>reference.conf</c>.</summary>
    public static Config DefaultConfig() => ReferenceConfig.Value;
}
