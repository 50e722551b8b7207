using AkkaCluster.Jobs.Storage;
using AkkaCluster.MultiNode.TestKit;
using AkkaCluster.MultiNodeTests.Jobs.Support;

namespace AkkaCluster.MultiNodeTests.Jobs;

public class JobRunAgainWhileTheLeaderIsKilledSpec : JobClusterSpec<JobRunAgainWhileTheLeaderIsKilledSpec.Roster>
{
    [MultiNodeFact]
    public Task A_job_that_is_run_again_goes_on_where_it_was_in_one_further_round_whichever_leader_begins_it() => PlayAsync([Config.Leader, Config.Next, Config.Worker], Config.Next, async () =>
    {
        var job = await SubmitAsync(tasks: 300, milliseconds: 10);
        AwaitRecorded(job, least: 20);
        await Jobs.CancelAsync(job);
        var recorded = Records.Count(job);

        var rerun = Jobs.RerunAsync(job, failedOnly: true);
        await TestConductor.Exit(Config.Leader, 0);
        await rerun;

        await AssertNothingLostOrDoubledAsync();
        var ended = (await Jobs.FindAsync(job))!;
        Assert.Equal((JobState.Succeeded, 2), (ended.State, ended.Round));
        Assert.InRange(recorded, 20, 299);
        Assert.Equal((2, Name(Config.Next)), Records.Leader);
    });

    public sealed class Roster : JobClusterConfig
    {
        public Roster() => (Leader, Next, Worker) = (AddSeed("leader"), AddSeed("next"), AddWorker("worker"));

        public RoleName Leader { get; }

        public RoleName Next { get; }

        public RoleName Worker { get; }
    }
}
