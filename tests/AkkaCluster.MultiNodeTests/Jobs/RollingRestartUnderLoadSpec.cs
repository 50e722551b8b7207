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
        var moved = new List<string>();
        using var stop = new CancellationTokenSource();
        var load = SubmitSteadilyAsync(stop.Token);
        foreach (var node in Config.Nodes)
        {
            var before = Members;
            // Enough that some have their actors on the worker that leaves now, and are not over before it has left.
            if (node == Config.One || node == Config.Other)
                moved.AddRange(await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SubmitAsync(tasks: 200, milliseconds: 10))));
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
        Assert.Contains(moved, job => Records.EpochOf(job) > 1);
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
        public Roster()
        {
            Nodes = [AddSeed("one-seed"), AddSeed("other-seed"), AddWorker("one"), AddWorker("other")];
            (One, Other, Client) = (Nodes[2], Nodes[3], AddClient("client"));
        }

        public RoleName[] Nodes { get; }

        public RoleName One { get; }

        public RoleName Other { get; }

        public RoleName Client { get; }
    }
}
