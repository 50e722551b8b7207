using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Cluster.TestKit;
using Akka.MultiNode.TestAdapter;

namespace AkkaCluster.MultiNodeTests.Sharding;

public class ShardingSpec : MultiNodeClusterSpec
{
    private const int Shards = 12;
    private static readonly string[] Entities = [.. Enumerable.Range(0, 36).Select(i => $"entity-{i}")];

    private readonly ShardingRoles _config;

    public ShardingSpec() : this(new ShardingRoles())
    {
    }

    protected ShardingSpec(ShardingRoles config) : base(config, typeof(ShardingSpec)) => _config = config;

    [MultiNodeFact]
    public async Task Entities_spread_over_nodes_that_join_and_live_on_when_a_node_is_killed()
    {
        AwaitClusterUp(_config.First, _config.Second, _config.Third);
        IActorRef? region = null;
        RunOn(() => region = StartRegion(), _config.First, _config.Second, _config.Third);
        EnterBarrier("regions-started");
        await RunOnAsync(() => AwaitHosts(region!, "first", "second", "third"), _config.First);
        EnterBarrier("spread");

        RunOn(
            () =>
            {
                JoinWithin(_config.First);
                StartRegion();
            },
            _config.Fourth);
        EnterBarrier("fourth-joined");
        await RunOnAsync(() => AwaitHosts(region!, "first", "second", "third", "fourth"), _config.First);
        EnterBarrier("rebalanced");

        await RunOnAsync(() => TestConductor.Exit(_config.Third, 0), _config.First);
        RunOn(new ManualResetEventSlim().Wait, _config.Third);
        await RunOnAsync(() => AwaitHosts(region!, "first", "second", "fourth"), _config.First);
        EnterBarrier("lived-on");
    }

    private IActorRef StartRegion()
    {
        var role = Myself.Name;
        var extractor = HashCodeMessageExtractor.Create(
            Shards, message => (message as ShardingEnvelope)?.EntityId ?? "", message => ((ShardingEnvelope)message).Message);
        return ClusterSharding.Get(Sys).Start("whereabouts", Props.Create(() => new Whereabouts(role)), ClusterShardingSettings.Create(Sys), extractor);
    }

    /// <summary>Waits until all entities answer, and from just these nodes.</summary>
    private Task AwaitHosts(IActorRef region, params string[] roles) => AwaitAssertAsync(
        async () =>
        {
            var hosts = await Task.WhenAll(Entities.Select(entity => region.Ask<string>(new ShardingEnvelope(entity, "where"), TimeSpan.FromSeconds(5))));
            Assert.Equal(roles.Order(), hosts.Distinct().Order());
        },
        TimeSpan.FromSeconds(45),
        TimeSpan.FromMilliseconds(500));
}
