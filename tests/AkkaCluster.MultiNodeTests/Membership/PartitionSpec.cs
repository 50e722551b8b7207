using Akka.Cluster.TestKit;
using Akka.Remote.TestKit;
using Akka.Remote.Transport;

namespace AkkaCluster.MultiNodeTests.Membership;

/// <summary>A cluster of three whose network is cut in two; each downing strategy has a specification that says who survives.</summary>
public abstract class PartitionSpec : MultiNodeClusterSpec
{
    private static readonly TimeSpan DecisionTimeout = TimeSpan.FromSeconds(60);

    private readonly ClusterRoles _config;

    protected PartitionSpec(ClusterRoles config, Type type) : base(config, type) => _config = config;

    /// <summary>Cuts the first node off from the other two, and waits until each node has either gone on or been downed.</summary>
    protected async Task CutTheFirstOff(params RoleName[] survivors)
    {
        // The first to join is the oldest.
        AwaitClusterUp(_config.First, _config.Second, _config.Third);
        foreach (var other in new[] { _config.Second, _config.Third })
            await RunOnAsync(() => TestConductor.Blackhole(_config.First, other, ThrottleTransportAdapter.Direction.Both), _config.First);
        EnterBarrier("cut");

        var downed = Roles.RemoveAll(survivors.Contains);
        RunOn(() => AwaitMembersUp(survivors.Length, [.. downed.Select(GetAddress)], DecisionTimeout), survivors);
        RunOn(() => AwaitCondition(() => Cluster.IsTerminated, DecisionTimeout, message: $"{Myself} should have been downed."), [.. downed]);
        EnterBarrier("decided");
        RunOn(() => Assert.False(Cluster.IsTerminated), survivors);
        EnterBarrier("done");
    }
}
