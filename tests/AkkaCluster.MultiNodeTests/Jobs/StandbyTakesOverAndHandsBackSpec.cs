using AkkaCluster.MultiNode.TestKit;
using AkkaCluster.MultiNodeTests.Jobs.Support;

namespace AkkaCluster.MultiNodeTests.Jobs;

public class StandbyTakesOverAndHandsBackSpec : JobClusterSpec<StandbyTakesOverAndHandsBackSpec.Roster>
{
    [MultiNodeFact]
    public async Task A_standby_works_only_while_no_active_worker_is_there() => await PlayAsync([Config.Seed, Config.Active, Config.Standby], Config.Seed, async () =>
    {
        var job = await SubmitAsync(tasks: 400, milliseconds: 10);
        AwaitRecorded(job, least: 50);
        Assert.Equal(0, ReadExecutions().CountAt(Config.Standby.Name));

        await TestConductor.Exit(Config.Active, 0);
        AwaitCondition(() => ReadExecutions().CountAt(Config.Standby.Name) > 50, Patience, TimeSpan.FromMilliseconds(100), "The standby does not take over.");
        EnterBarrier("taken-over");
        while (ReadExecutions().CountAt(Config.Heir.Name) == 0)
            await Jobs.WaitAsync(await SubmitAsync(tasks: 100, milliseconds: 5), Patience);
        await AwaitWorkersAsync(2);

        var later = await SubmitAsync(tasks: 100, milliseconds: 5);
        await AssertNothingLostOrDoubledAsync();
        Assert.False(ReadExecutions().IsAt(Config.Standby.Name, later));
        Assert.Empty(ReadExecutions().NeedlesslyRepeated(lost: Config.Active.Name));
    });

    protected override async Task AccompanyAsync()
    {
        EnterBarrier("taken-over");
        if (Myself == Config.Heir)
        {
            await StartJobsAsync(Sys, Myself.Name);
            Cluster.Join(GetAddress(Config.Seed));
        }
    }

    public sealed class Roster : JobClusterConfig
    {
        public Roster() => (Seed, Active, Standby, Heir) = (AddSeed("seed"), AddWorker("active"), AddWorker("standby", "akkacluster.worker.standby = on"), AddWorker("heir"));

        public RoleName Seed { get; }

        public RoleName Active { get; }

        public RoleName Standby { get; }

        public RoleName Heir { get; }
    }
}
