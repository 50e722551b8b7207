using AkkaCluster.MultiNode.TestKit;
using AkkaCluster.MultiNodeTests.Jobs.Support;

namespace AkkaCluster.MultiNodeTests.Jobs;

public class LeaderKilledSpec : JobClusterSpec<LeaderKilledSpec.Roster>
{
    [MultiNodeFact]
    public Task Jobs_of_a_killed_leader_are_ended_by_the_next_one() => PlayAsync([Config.Leader, Config.Next, Config.Worker], Config.Next, async () =>
    {
        Assert.Equal((1, Name(Config.Leader)), Records.Leader);
        var running = await SubmitAsync(tasks: 300, milliseconds: 10);
        AwaitRecorded(running, least: 20);

        // Some of these are on their way to the leader, in its mailbox, or being written by it when it dies.
        var submissions = Enumerable.Range(0, 30).Select(_ => SubmitAsync(tasks: 5, milliseconds: 1)).ToList();
        await Task.WhenAny(submissions);
        await TestConductor.Exit(Config.Leader, 0);
        // Nobody but the next leader can take this one in.
        await SubmitAsync(tasks: 5, milliseconds: 1);
        await Task.WhenAll(submissions);

        Assert.Equal((2, Name(Config.Next)), Records.Leader);
        AwaitRemoved(Config.Leader);
        await AssertNothingLostOrDoubledAsync();
        Assert.Empty(ReadExecutions().NeedlesslyRepeated());
    });

    public sealed class Roster : JobClusterConfig
    {
        public Roster() => (Leader, Next, Worker) = (AddSeed("leader"), AddSeed("next"), AddWorker("worker"));

        public RoleName Leader { get; }

        public RoleName Next { get; }

        public RoleName Worker { get; }
    }
}
