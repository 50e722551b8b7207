using Akka.Actor;
using Akka.Cluster;
using AkkaCluster.MultiNode.TestKit;
using AkkaCluster.MultiNodeTests.Jobs.Support;

namespace AkkaCluster.MultiNodeTests.Jobs;

/// <summary>
/// Each node in its turn leaves in order and is there again at the same address, while jobs come in all the time. The nodes have systems of their own: the spec's own system, whose
/// end is the end of the process to the conductor, stays.
/// </summary>
public class RollingRestartUnderLoadSpec : JobClusterSpec<RollingRestartUnderLoadSpec.Roster>
{
    [MultiNodeFact]
    public async Task Jobs_come_in_and_end_while_every_node_is_restarted() => await PlayAsync([Config.Client], Config.Client, async () =>
    {
        EnterBarrier("started");
        AwaitMembersUp(Config.Nodes.Length + 1);
        await AwaitWorkersAsync(2);
        var first = await SubmitAsync(tasks: 1500, milliseconds: 10);
        AwaitRecorded(first, least: 10);
        using var stop = new CancellationTokenSource();
        var load = SubmitSteadilyAsync(stop.Token);
        foreach (var node in Config.Nodes)
        {
            var before = Members;
            EnterBarrier($"restart-{node.Name}");
            // A new process in the place of the old one: the same addresses, and one of them with another uid.
            AwaitAssert(() => Assert.Single(Members.Except(before)), Patience);
            AwaitMembersUp(Config.Nodes.Length + 1);
            Assert.Equal(before.Select(member => member.Address).Order(Member.AddressOrdering), Members.Select(member => member.Address).Order(Member.AddressOrdering));
            EnterBarrier($"restarted-{node.Name}");
        }

        await stop.CancelAsync();
        await load;
        Assert.True(Records.Leader.Epoch > 1);
        Assert.True(Records.EpochOf(first) > 1);
        await AssertNothingLostOrDoubledAsync();
        Assert.Empty(ReadExecutions().NeedlesslyRepeated());
    });

    protected override async Task AccompanyAsync()
    {
        var member = await StartHeirAsync(GetAddress(Myself).WithPort(0), Config.Client, Myself.Name);
        EnterBarrier("started");
        foreach (var node in Config.Nodes)
        {
            EnterBarrier($"restart-{node.Name}");
            if (Myself == node)
                await RestartAsync(member);
            EnterBarrier($"restarted-{node.Name}");
        }
    }

    private HashSet<UniqueAddress> Members => [.. Cluster.State.Members.Select(member => member.UniqueAddress)];

    private async Task RestartAsync(JobMember member)
    {
        var address = Akka.Cluster.Cluster.Get(member.System).SelfAddress;
        await CoordinatedShutdown.Get(member.System).Run(CoordinatedShutdown.ClusterLeavingReason.Instance);
        await StopAsync(member);
        await StartHeirAsync(address, Config.Client, Myself.Name);
    }

    public sealed class Roster : JobClusterConfig
    {
        public Roster() => (Nodes, Client) = ([AddSeed("one-seed"), AddSeed("other-seed"), AddWorker("one"), AddWorker("other")], AddClient("client"));

        public RoleName[] Nodes { get; }

        public RoleName Client { get; }
    }
}
