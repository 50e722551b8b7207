using System.Diagnostics;
using AkkaCluster.Jobs;
using AkkaCluster.MultiNode.TestKit;
using AkkaCluster.MultiNodeTests.Jobs.Support;

namespace AkkaCluster.MultiNodeTests.Jobs;

/// <summary>The coordinator writes where a shard is to all of a few workers. One that was killed does not answer, and with Akka.NET's settings nobody's new job goes on for five seconds.</summary>
public class ShardsFindHomesWhileAWorkerIsKilledSpec : JobClusterSpec<ShardsFindHomesWhileAWorkerIsKilledSpec.Roster>
{
    [MultiNodeFact]
    public Task New_jobs_do_not_wait_for_a_worker_that_was_killed() => PlayAsync([Config.Seed, Config.Beside, .. Config.Workers], Config.Seed, async () =>
    {
        await SubmitAsync(tasks: 5, milliseconds: 1);
        await AssertNothingLostOrDoubledAsync();

        var lost = Config.Workers.First(worker => worker != Oldest(JobCluster.WorkerRole));
        await TestConductor.Exit(lost, 0);
        var killed = Stopwatch.StartNew();
        // Their shards have no home yet.
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SubmitAsync(tasks: 5, milliseconds: 1)));

        await AssertNothingLostOrDoubledAsync();
        Assert.InRange(killed.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        AwaitRemoved(lost);
    });

    public sealed class Roster : JobClusterConfig
    {
        public Roster() => (Seed, Beside, Workers) = (AddSeed("seed"), AddSeed("beside"), [AddWorker("one"), AddWorker("two"), AddWorker("three")]);

        public RoleName Seed { get; }

        /// <summary>Without it, those that are left were no majority.</summary>
        public RoleName Beside { get; }

        public RoleName[] Workers { get; }
    }
}
