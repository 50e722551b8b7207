using AkkaCluster.MultiNode.TestKit;
using AkkaCluster.MultiNodeTests.Jobs.Support;

namespace AkkaCluster.MultiNodeTests.Jobs;

public class JobActorKilledWhileItRecordsSpec : JobClusterSpec<JobActorKilledWhileItRecordsSpec.Roster>
{
    [MultiNodeFact]
    public Task The_next_incarnation_goes_on_where_a_killed_one_was() => PlayAsync([Config.Seed, Config.One, Config.Other], Config.Seed, async () =>
    {
        var job = await SubmitAsync(tasks: 600, milliseconds: 10);
        var home = await HomeOfAsync(job);
        AwaitRecorded(job, least: 100);

        await TestConductor.Exit(home, 0);

        await AssertNothingLostOrDoubledAsync();
        AwaitRemoved(home);
        // Both incarnations recorded: the actor was lost in the middle of it.
        Assert.Equal([1, 2], Records.CountByEpoch(job).Keys.Order());
        Assert.Empty(ReadExecutions().NeedlesslyRepeated(lost: home.Name));
    });

    public sealed class Roster : JobClusterConfig
    {
        public Roster() => (Seed, One, Other) = (AddSeed("seed"), AddWorker("one"), AddWorker("other"));

        public RoleName Seed { get; }

        public RoleName One { get; }

        public RoleName Other { get; }
    }
}
