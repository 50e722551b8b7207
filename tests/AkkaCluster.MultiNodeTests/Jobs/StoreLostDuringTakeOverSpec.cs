using AkkaCluster.Jobs;
using AkkaCluster.MultiNode.TestKit;
using AkkaCluster.MultiNodeTests.Jobs.Support;

namespace AkkaCluster.MultiNodeTests.Jobs;

/// <summary>Leader and a job's actor are killed while nobody can write the store: neither can be taken over before it is there again.</summary>
public class StoreLostDuringTakeOverSpec : JobClusterSpec<StoreLostDuringTakeOverSpec.Roster>
{
    [MultiNodeFact]
    public Task The_next_leader_and_job_actor_begin_when_the_store_is_back() => PlayAsync([Config.Leader, Config.Next, Config.Beside, Config.One, Config.Other], Config.Next, async () =>
    {
        var job = await SubmitAsync(tasks: 600, milliseconds: 10);
        var home = await HomeOfAsync(job);
        AwaitRecorded(job, least: 50);

        using (Records.Lock())
        {
            var recorded = Records.Count(job);
            await TestConductor.Exit(Config.Leader, 0);
            await TestConductor.Exit(home, 0);
            AwaitRemoved(Config.Leader, home);
            await Assert.ThrowsAsync<JobRefusedException>(() => SubmitAsync(tasks: 10, milliseconds: 1, key: "once"));
            Assert.Equal((1, Name(Config.Leader)), Records.Leader);
            Assert.Equal(1, Records.EpochOf(job));
            Assert.Equal(recorded, Records.Count(job));
        }

        // What could not be acknowledged may have been taken in since; whoever repeats it under its key gets one job.
        await SubmitAsync(tasks: 10, milliseconds: 1, key: "once");
        Assert.Equal(2, Records.Leader.Epoch);
        await AssertNothingLostOrDoubledAsync();
        Assert.Equal([1, 2], Records.CountByEpoch(job).Keys.Order());
    });

    public sealed class Roster : JobClusterConfig
    {
        public Roster() : base("akkacluster.jobs.leader-timeout = 4s") =>
            (Leader, Next, Beside, One, Other) = (AddSeed("leader"), AddSeed("next"), AddClient("beside"), AddWorker("one"), AddWorker("other"));

        public RoleName Leader { get; }

        public RoleName Next { get; }

        /// <summary>Without it, those that are left were no majority.</summary>
        public RoleName Beside { get; }

        public RoleName One { get; }

        public RoleName Other { get; }
    }
}
