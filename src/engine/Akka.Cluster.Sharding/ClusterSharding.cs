using System.Collections.Concurrent;
using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Sharding.Internal;
using Akka.Cluster.Sharding.Region;
using Akka.Cluster.Sharding.Serialization;
using Akka.Cluster.Tools.Singleton;
using Akka.Configuration;

namespace Akka.Cluster.Sharding;

/// <summary>
/// Spreads actors with an id, entities, over the nodes of a cluster: at any time there is at most one of an id, messages find it by the id alone, and it moves when nodes
/// come and go. Entities are grouped into shards, which are what lives on a node and moves.
/// </summary>
public partial class ClusterSharding : IExtension
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(20);

    private readonly ExtendedActorSystem _system;
    private readonly Cluster _cluster;
    private readonly Lazy<IActorRef> _guardian;
    private readonly ConcurrentDictionary<string, IActorRef> _regions = new();
    private readonly ConcurrentDictionary<string, IActorRef> _proxies = new();

    /// <summary>Creates the extension.</summary>
    public ClusterSharding(ExtendedActorSystem system)
    {
        _system = system;
        ClusterShardingMessageSerializer.Ensure(system);
        _system.Settings.InjectTopLevelFallback(ClusterSingletonManager.DefaultConfig());
        _cluster = Cluster.Get(system);
        Settings = ClusterShardingSettings.Create(system);
        _guardian = new Lazy<IActorRef>(() => system.SystemActorOf(Props.Create(() => new ShardingGuardian()), ClusterShardingSettings.GuardianName(system)));
    }

    /// <summary>The settings of the configuration.</summary>
    public ClusterShardingSettings Settings { get; }

    /// <summary>Names of the types that have a region on this node.</summary>
    public ImmutableHashSet<string> ShardTypeNames => _regions.Keys.ToImmutableHashSet();

    /// <summary>The extension of an actor system.</summary>
    public static ClusterSharding Get(ActorSystem system) => system.WithExtension<ClusterSharding, ClusterShardingExtensionProvider>();

    /// <summary>The default settings, <c>reference.conf</c>.</summary>
    public static Config DefaultConfig() => ReferenceConfig.Value;

    /// <summary>The strategy that the settings name.</summary>
    public IShardAllocationStrategy DefaultShardAllocationStrategy(ClusterShardingSettings settings)
    {
        var tuning = settings.TuningParameters;
        return tuning.LeastShardAllocationAbsoluteLimit > 0
            ? ShardAllocationStrategy.LeastShardAllocationStrategy(tuning.LeastShardAllocationAbsoluteLimit, tuning.LeastShardAllocationRelativeLimit)
            : new LeastShardAllocationStrategy(tuning.LeastShardAllocationRebalanceThreshold, tuning.LeastShardAllocationMaxSimultaneousRebalance);
    }

    /// <summary>The region or, where this node has none, the proxy of a type that was started.</summary>
    /// <exception cref="ArgumentException">Neither was started on this node.</exception>
    public IActorRef ShardRegion(string typeName)
        => _regions.TryGetValue(typeName, out var region) || _proxies.TryGetValue(typeName, out region)
            ? region
            : throw new ArgumentException($"Shard type '{typeName}' was not started on {_cluster.SelfAddress}; started are [{string.Join(", ", _regions.Keys.Concat(_proxies.Keys))}]. Call Start or StartProxy first.", nameof(typeName));

    /// <summary>The proxy of a type that was started with StartProxy.</summary>
    /// <exception cref="ArgumentException">None was started on this node.</exception>
    public IActorRef ShardRegionProxy(string typeName)
        => _proxies.TryGetValue(typeName, out var proxy)
            ? proxy
            : throw new ArgumentException($"No proxy of shard type '{typeName}' was started on {_cluster.SelfAddress}; started are [{string.Join(", ", _proxies.Keys)}]. Call StartProxy first.", nameof(typeName));

    private async Task<IActorRef> StartRegion(string typeName, Func<string, Props> entityProps, ClusterShardingSettings settings, IMessageExtractor extractor, IShardAllocationStrategy? strategy, object? stopMessage)
    {
        ArgumentException.ThrowIfNullOrEmpty(typeName);
        if (!settings.ShouldHostShards(_cluster)) return await StartProxyRegion(typeName, settings.Role, extractor).ConfigureAwait(false);
        if (_regions.TryGetValue(typeName, out var existing)) return existing;
        var ended = new TaskCompletionSource<Done>(TaskCreationOptions.RunContinuationsAsynchronously);
        var setup = Setup(typeName, entityProps, settings, extractor, stopMessage ?? PoisonPill.Instance, ended);
        var region = await Ask(new ShardingGuardian.Start(setup, strategy ?? DefaultShardAllocationStrategy(settings))).ConfigureAwait(false);
        if (_regions.TryAdd(typeName, region)) ShutDownInOrder(typeName, region, ended);
        return region;
    }

    private async Task<IActorRef> StartProxyRegion(string typeName, string? role, IMessageExtractor extractor)
    {
        ArgumentException.ThrowIfNullOrEmpty(typeName);
        if (_proxies.TryGetValue(typeName, out var existing)) return existing;
        var setup = Setup(typeName, null, Settings.WithRole(role), extractor, PoisonPill.Instance, new TaskCompletionSource<Done>());
        var proxy = await Ask(new ShardingGuardian.Start(setup, null)).ConfigureAwait(false);
        _proxies.TryAdd(typeName, proxy);
        return proxy;
    }

    private RegionSetup Setup(string typeName, Func<string, Props>? entityProps, ClusterShardingSettings settings, IMessageExtractor extractor, object stopMessage, TaskCompletionSource<Done> ended)
    {
        var path = $"/system/{ClusterShardingSettings.GuardianName(_system)}/{ShardingGuardian.CoordinatorName(typeName)}/singleton";
        return new RegionSetup(typeName, entityProps, settings, path, extractor as EnvelopeExtractor ?? new EnvelopeExtractor(extractor), stopMessage, ended);
    }

    private Task<IActorRef> Ask(ShardingGuardian.Start start) => _guardian.Value.Ask<IActorRef>(start, StartTimeout);

    // A node that leaves gives its shards away before it leaves, while it can still pass messages on.
    private void ShutDownInOrder(string typeName, IActorRef region, TaskCompletionSource<Done> ended)
        => CoordinatedShutdown.Get(_system).AddTask(CoordinatedShutdown.PhaseClusterShardingShutdownRegion, $"region-{typeName}", () =>
        {
            if (_cluster.IsTerminated || _cluster.SelfMember.Status == MemberStatus.Down) return Task.FromResult(Done.Instance);
            region.Tell(GracefulShutdown.Instance, ActorRefs.NoSender);
            return ended.Task;
        });
}
