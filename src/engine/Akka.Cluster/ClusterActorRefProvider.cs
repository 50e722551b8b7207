using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Cluster.Daemon;
using Akka.Configuration;
using Akka.Event;
using Akka.Remote;

namespace Akka.Cluster;

/// <summary>The reference provider of a system that is a node of a cluster: <c>akka.actor.provider = cluster</c>.</summary>
public class ClusterActorRefProvider : RemoteActorRefProvider, IClusterActorRefProvider
{
    /// <summary>Makes the provider; the actor system does.</summary>
    public ClusterActorRefProvider(string systemName, Settings settings, EventStream eventStream)
        : base(systemName, settings, eventStream)
    {
        using var stream = typeof(ClusterActorRefProvider).Assembly.GetManifestResourceStream("reference.conf")!;
        using var reader = new StreamReader(stream);
        settings.InjectTopLevelFallback(ConfigurationFactory.ParseString(reader.ReadToEnd()));
    }

    /// <inheritdoc/>
    public override void Init(ActorSystemImpl system)
    {
        base.Init(system);
        Cluster.Get(system);
    }

    /// <inheritdoc/>
    protected override IActorRef CreateRemoteWatcher(ActorSystemImpl system) => system.SystemActorOf(
        ClusterRemoteWatcher.PropsOf(CreateRemoteWatcherFailureDetector(system), RemoteSettings),
        "remote-watcher");
}
