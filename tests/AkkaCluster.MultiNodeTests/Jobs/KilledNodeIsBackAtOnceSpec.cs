using AkkaCluster.MultiNode.TestKit;
using AkkaCluster.MultiNodeTests.Jobs.Support;

namespace AkkaCluster.MultiNodeTests.Jobs;

/// <summary>A supervisor starts a killed node again at the same address, before anyone has seen that it was lost.</summary>
public class KilledNodeIsBackAtOnceSpec : JobClusterSpec<KilledNodeIsBackAtOnceSpec.Roster>
{
    [MultiNodeFact]
    public async Task The_new_process_takes_the_place_of_the_old_one_and_its_jobs_go_on() => await PlayAsync([Config.Seed, Config.One, Config.Other], Config.Seed, async () =>
    {
        var job = await SubmitAsync(tasks: 800, milliseconds: 10);
        var home = await HomeOfAsync(job);
        AwaitRecorded(job, least: 50);
        var before = Cluster.State.Members.Single(member => member.Address.Equals(GetAddress(home))).UniqueAddress;
        await File.WriteAllTextAsync(Path.Combine(Folder, "killed"), home.Name);

        await TestConductor.Exit(home, 0);
        EnterBarrier("killed");

        AwaitAssert(() => Assert.Contains(Cluster.State.Members, member => member.Address.Equals(before.Address) && !member.UniqueAddress.Equals(before)), Patience);
        // The leader knows it by the address of the one that was killed: only what it executes tells that it works.
        await AwaitAssertAsync(
            async () =>
            {
                var after = await SubmitAsync(tasks: 100, milliseconds: 10);
                await Jobs.WaitAsync(after, Patience);
                Assert.True(ReadExecutions().IsAt(Config.Heir.Name, after));
            },
            Patience);
        await AssertNothingLostOrDoubledAsync();
        Assert.Equal([1, 2], Records.CountByEpoch(job).Keys.Order());
        Assert.Empty(ReadExecutions().NeedlesslyRepeated(lost: home.Name));
    });

    protected override async Task AccompanyAsync()
    {
        EnterBarrier("killed");
        if (Myself == Config.Heir)
        {
            var killed = Roles.First(role => role.Name == File.ReadAllText(Path.Combine(Folder, "killed")));
            await StartHeirAsync(GetAddress(killed), Config.Seed, Myself.Name);
        }
    }

    public sealed class Roster : JobClusterConfig
    {
        // A rebalance to the new node would be one more incarnation.
        public Roster()
            : base("akka.cluster.sharding.rebalance-interval = 1h") => (Seed, One, Other, Heir) = (AddSeed("seed"), AddWorker("one"), AddWorker("other"), AddWorker("heir"));

        public RoleName Seed { get; }

        public RoleName One { get; }

        public RoleName Other { get; }

        /// <summary>A process that is there already, for the new node to be back within milliseconds.</summary>
        public RoleName Heir { get; }
    }
}
