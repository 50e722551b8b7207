using AkkaCluster.Cli.Output;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Tests.Output;

public class WaitReasonTests
{
    [Fact]
    public void Without_workers_it_waits_for_one() => Assert.Contains("waits for a worker", WaitReason.Of(Cluster()), StringComparison.Ordinal);

    [Fact]
    public void A_worker_that_leaves_is_none() => Assert.Contains("waits for a worker", WaitReason.Of(Cluster(Worker() with { Draining = true })), StringComparison.Ordinal);

    [Fact]
    public void Workers_that_take_no_work_say_why() =>
        Assert.Contains("memory is full", WaitReason.Of(Cluster(Worker() with { Holding = "memory is full" })), StringComparison.Ordinal);

    [Fact]
    public void Busy_slots_are_told() => Assert.Contains("all 2 slots are busy", WaitReason.Of(Cluster(Worker() with { BusySlots = 2 })), StringComparison.Ordinal);

    [Fact]
    public void A_free_worker_is_no_reason() => Assert.Null(WaitReason.Of(Cluster(Worker() with { BusySlots = 2 }, Worker())));

    [Fact]
    public void Without_leader_it_waits_for_one() => Assert.Contains("leader", WaitReason.Of(Cluster() with { LeaderAddress = null }), StringComparison.Ordinal);

    private static ClusterWorker Worker() => new() { Address = "worker", Slots = 2 };

    private static ClusterInfo Cluster(params ClusterWorker[] workers) => new() { SelfAddress = "seed", LeaderAddress = "seed", Nodes = [], Workers = workers };
}
