using AkkaCluster.MultiNode.TestKit;
using AkkaCluster.MultiNodeTests.Jobs.Support;

namespace AkkaCluster.MultiNodeTests.Jobs;

/// <summary>
/// A virtual machine stands still until its node is taken for lost: leader and a job's actor of it are replaced. Then it goes on where it stood, in the middle of writing, and does not
/// know that it was away.
/// </summary>
public class NodePausedUntilReplacedSpec : JobClusterSpec<NodePausedUntilReplacedSpec.Roster>
{
    [MultiNodeFact]
    public async Task A_node_that_goes_on_after_it_was_replaced_writes_nothing_and_ends() => await PlayAsync([Config.Paused, Config.Next, Config.Other], Config.Next, async () =>
    {
        var jobs = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SubmitAsync(tasks: 600, milliseconds: 10)));
        foreach (var job in jobs)
            AwaitRecorded(job, least: 20);
        Assert.Equal((1, Name(Config.Paused)), Records.Leader);

        // SQLite's lock belongs to a process, and one that stands still would keep it (PostgreSQL ends its session): it is stopped while it waits to write.
        using (Records.Lock())
            await TestConductor.Pause(Config.Paused);
        AwaitRemoved(Config.Paused);
        AwaitCondition(() => Records.Leader == (2, Name(Config.Next)), Patience, TimeSpan.FromMilliseconds(100), "The paused leader is not replaced.");
        AwaitCondition(() => jobs.Any(job => Records.EpochOf(job) > 1), Patience, TimeSpan.FromMilliseconds(100), "No actor of the paused node is replaced.");
        await TestConductor.Resume(Config.Paused);
        EnterBarrier("resumed");
        // Its leader would begin anew some time after it was fenced, if the node lived.
        EnterBarrier("ended");

        await AssertNothingLostOrDoubledAsync();
        Assert.Equal((2, Name(Config.Next)), Records.Leader);
    });

    protected override Task AccompanyAsync()
    {
        EnterBarrier("resumed");
        RunOn(() => AwaitCondition(() => Cluster.IsTerminated, Patience, TimeSpan.FromMilliseconds(100), "The node that was replaced goes on."), Config.Paused);
        EnterBarrier("ended");
        return Task.CompletedTask;
    }

    public sealed class Roster : JobClusterConfig
    {
        // One node of both roles: leader, jobs' actors and a worker stand still together.
        public Roster() => (Paused, Next, Other) = (AddSeed("paused", Both), AddSeed("next", Both), AddWorker("other"));

        private const string Both = "akka.cluster.roles = [seed, worker]";

        public RoleName Paused { get; }

        public RoleName Next { get; }

        public RoleName Other { get; }
    }
}
