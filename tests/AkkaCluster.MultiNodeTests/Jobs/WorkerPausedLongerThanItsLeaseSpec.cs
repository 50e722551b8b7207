using AkkaCluster.MultiNode.TestKit;
using AkkaCluster.MultiNodeTests.Jobs.Support;

namespace AkkaCluster.MultiNodeTests.Jobs;

/// <summary>A worker's process stands still, as in a virtual machine that is moved, but not for so long that it is taken for lost; then it goes on and reports.</summary>
public class WorkerPausedLongerThanItsLeaseSpec : JobClusterSpec<WorkerPausedLongerThanItsLeaseSpec.Roster>
{
    [MultiNodeFact]
    public Task What_a_paused_worker_reports_late_is_discarded() => PlayAsync([Config.Seed, Config.One, Config.Other], Config.Seed, async () =>
    {
        var job = await SubmitAsync(tasks: 400, milliseconds: 20);
        var home = await HomeOfAsync(job);
        var paused = home == Config.One ? Config.Other : Config.One;
        AwaitAssert(() => Assert.True(ReadExecutions().IsAt(paused.Name, job)), Patience);
        AwaitRecorded(job, least: 50);

        await TestConductor.Pause(paused);
        var repeated = () => ReadExecutions().CountAtBoth(home.Name, paused.Name);
        AwaitCondition(() => repeated() > 0, Patience, TimeSpan.FromMilliseconds(100), "None of the paused worker's tasks went to the other one: its lease has not ended.");
        await TestConductor.Resume(paused);

        await AssertNothingLostOrDoubledAsync();
        Assert.Equal(3, Cluster.State.Members.Count);
        Assert.Equal([1], Records.CountByEpoch(job).Keys);
        Assert.Empty(ReadExecutions().NeedlesslyRepeated(lost: paused.Name));
    });

    public sealed class Roster : JobClusterConfig
    {
        public Roster() : base("""
            akkacluster.jobs.lease-timeout = 2s
            akka.cluster.failure-detector.acceptable-heartbeat-pause = 60s
            """) => (Seed, One, Other) = (AddSeed("seed"), AddWorker("one"), AddWorker("other"));

        public RoleName Seed { get; }

        public RoleName One { get; }

        public RoleName Other { get; }
    }
}
