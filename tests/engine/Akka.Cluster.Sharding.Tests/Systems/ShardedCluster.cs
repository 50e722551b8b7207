using Akka.Actor;
using Akka.Cluster.Tools.Tests.Harness;

namespace Akka.Cluster.Sharding.Tests.Systems;

/// <summary>A cluster in this process with a region of counters on each node.</summary>
internal sealed class ShardedCluster(string config = "") : IAsyncDisposable
{
    public const string TypeName = "counter";

    private const string Role = "host";

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TestCluster _cluster = new(config + "\nakka.cluster.sharding { retry-interval = 500ms, rebalance-interval = 300ms }");

    public Ledger Ledger { get; } = new();

    public async Task<(ActorSystem System, IActorRef Region)> StartAsync(IShardAllocationStrategy? strategy = null, object? stopMessage = null)
    {
        var system = await _cluster.StartAsync(Role);
        return (system, Region(system, strategy, stopMessage));
    }

    public async Task<(ActorSystem System, IActorRef Proxy)> StartProxyAsync()
    {
        var system = await _cluster.StartAsync();
        return (system, ClusterSharding.Get(system).StartProxy(TypeName, Role, Extractor()));
    }

    public Task LeaveAsync(ActorSystem system) => _cluster.LeaveAsync(system);

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    public static ShardingEnvelope To(int entity, object message) => new($"e{entity}", message);

    public static async Task<string> WhereAsync(IActorRef region, int entity) => await region.Ask<string>(To(entity, "where"), Patience);

    private IActorRef Region(ActorSystem system, IShardAllocationStrategy? strategy, object? stopMessage)
    {
        var sharding = ClusterSharding.Get(system);
        var settings = ClusterShardingSettings.Create(system).WithRole(Role);
        return sharding.Start(
            TypeName, id => Props.Create(() => new Counter(id, Ledger)), settings, Extractor(), strategy ?? sharding.DefaultShardAllocationStrategy(settings), stopMessage ?? PoisonPill.Instance);
    }

    private static HashCodeMessageExtractor Extractor() => HashCodeMessageExtractor.Create(12, _ => null);
}
