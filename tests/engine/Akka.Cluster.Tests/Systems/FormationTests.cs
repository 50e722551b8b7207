namespace Akka.Cluster.Tests.Systems;

public class FormationTests
{
    [Fact]
    public async Task Three_nodes_form_a_cluster_with_one_leader()
    {
        await using var systems = await TestSystems.FormAsync(3);
        var leaders = systems.All.Select(s => Cluster.Get(s).State.Leader).Distinct();
        Assert.NotNull(Assert.Single(leaders));
        Assert.All(systems.All, s => Assert.True(Cluster.Get(s).IsUp));
    }

    [Fact]
    public async Task Twenty_systems_of_one_process_form_a_cluster()
    {
        await using var systems = await TestSystems.FormAsync(20);
        Assert.Equal(20, systems.Cluster(19).State.Members.Count);
    }

    [Fact]
    public async Task A_node_without_seed_nodes_joins_when_told()
    {
        await using var systems = new TestSystems();
        var founder = Cluster.Get(systems.Start(join: false));
        await founder.JoinAsync(founder.SelfAddress).WaitAsync(TestSystems.Patience);
        var joiner = Cluster.Get(systems.Start(join: false));
        Assert.Equal(MemberStatus.Removed, joiner.SelfMember.Status);
        await joiner.JoinSeedNodesAsync([founder.SelfAddress]).WaitAsync(TestSystems.Patience);
        await systems.AllSeeAsync(2);
    }

    [Fact]
    public async Task Nobody_is_up_before_there_are_enough_members_in_all_and_of_a_role()
    {
        await using var systems = new TestSystems("akka.cluster { min-nr-of-members = 3, role.worker.min-nr-of-members = 1 }");
        systems.Start();
        systems.Start();
        await TestSystems.SeesAsync(systems[0], s => s.Members.Count == 2, "two members");
        systems.Start();
        await TestSystems.SeesAsync(systems[0], s => s.Members.Count == 3, "three members");
        Assert.All(systems.Cluster(0).State.Members, m => Assert.Equal(MemberStatus.Joining, m.Status));
        systems.Start("akka.cluster.roles = [worker]");
        await systems.AllSeeAsync(4);
    }

    [Fact]
    public async Task Roles_and_versions_are_known_to_all()
    {
        await using var systems = new TestSystems();
        systems.Start("akka.cluster { roles = [seed], app-version = \"1.2.0\" }");
        systems.Start("akka.cluster { roles = [worker, gpu], app-version = \"1.3.0\" }");
        await systems.AllSeeAsync(2);
        foreach (var state in systems.All.Select(s => Cluster.Get(s).State))
        {
            Assert.Equal(["gpu", "seed", "worker"], state.AllRoles.Order());
            Assert.Equal(systems.Cluster(1).SelfAddress, state.RoleLeader("worker"));
            Assert.Null(state.RoleLeader("other"));
            Assert.True(state.HasMoreThanOneAppVersion);
        }
        Assert.Equal("1.3.0", systems.Cluster(0).State.Members.Single(m => m.HasRole("gpu")).AppVersion.Version);
    }

    [Fact]
    public async Task A_node_whose_downing_differs_does_not_join()
    {
        await using var systems = await TestSystems.FormAsync(1);
        var other = Cluster.Get(systems.Start("akka.cluster.split-brain-resolver.active-strategy = keep-oldest"));
        var removed = new TaskCompletionSource();
        other.RegisterOnMemberRemoved(() => removed.TrySetResult());
        await removed.Task.WaitAsync(TestSystems.Patience);
        Assert.True(other.IsTerminated);
        Assert.Single(systems.Cluster(0).State.Members);
    }

    [Fact]
    public async Task A_node_that_finds_no_cluster_gives_up_when_told_to()
    {
        await using var systems = new TestSystems("akka.cluster.shutdown-after-unsuccessful-join-seed-nodes = 500ms");
        var alone = systems.Start($"akka.cluster.seed-nodes = [\"akka.tcp://test@127.0.0.1:{TestSystems.FreePort()}\"]", join: false);
        await alone.WhenTerminated.WaitAsync(TestSystems.Patience);
        await Assert.ThrowsAsync<ClusterJoinFailedException>(() => Cluster.Get(alone).JoinAsync(systems.Seed).WaitAsync(TestSystems.Patience));
    }

    [Fact]
    public async Task A_new_incarnation_replaces_the_old_one_at_its_address()
    {
        await using var systems = await TestSystems.FormAsync(2);
        var port = TestSystems.FreePort();
        var first = systems.Start("akka.coordinated-shutdown.run-by-actor-system-terminate = off", port: port);
        await systems.AllSeeAsync(3);
        var former = Cluster.Get(first).SelfUniqueAddress;
        await first.Terminate().WaitAsync(TestSystems.Patience);

        var second = Cluster.Get(systems.Start(port: port)).SelfUniqueAddress;
        await TestSystems.SeesAsync(
            systems[0],
            s => s.Members.Count == 3 && s.Members.Any(m => m.UniqueAddress == second && m.Status == MemberStatus.Up),
            $"{second} Up in place of {former}");
        Assert.True(systems.Cluster(0).IsConfirmedCrashed(former));
        Assert.False(systems.Cluster(0).IsConfirmedCrashed(second));
    }
}
