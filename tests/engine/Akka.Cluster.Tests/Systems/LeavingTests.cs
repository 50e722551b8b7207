namespace Akka.Cluster.Tests.Systems;

public class LeavingTests
{
    [Fact]
    public async Task A_node_that_leaves_goes_through_its_life_and_is_removed_everywhere()
    {
        await using var systems = await TestSystems.FormAsync(3);
        var leaving = systems.Cluster(2);
        var (recorder, recorded) = EventRecorder.Start(systems[0], m => m is ClusterEvent.MemberRemoved);
        systems.Cluster(0).Subscribe(recorder, typeof(ClusterEvent.IMemberEvent));
        await leaving.LeaveAsync().WaitAsync(TestSystems.Patience);

        // The recorder may still hear that the last one came up, which this test is not about.
        var events = (await recorded).OfType<ClusterEvent.IMemberEvent>()
            .Where(e => e.Member.UniqueAddress == leaving.SelfUniqueAddress && e.Member.Status is not (MemberStatus.Joining or MemberStatus.Up))
            .ToList();
        Assert.Equal([MemberStatus.Leaving, MemberStatus.Exiting, MemberStatus.Removed], events.Select(e => e.Member.Status));
        Assert.Equal(MemberStatus.Exiting, Assert.IsType<ClusterEvent.MemberRemoved>(events[^1]).PreviousStatus);
        Assert.True(leaving.IsTerminated);
        await systems[2].WhenTerminated.WaitAsync(TestSystems.Patience);
        await systems.AllSeeAsync(2);
    }

    [Fact]
    public async Task Another_can_make_a_node_leave()
    {
        await using var systems = await TestSystems.FormAsync(3);
        systems.Cluster(0).Leave(systems.Cluster(1).SelfAddress);
        await systems[1].WhenTerminated.WaitAsync(TestSystems.Patience);
        await systems.AllSeeAsync(2);
    }

    [Fact]
    public async Task The_leader_can_leave()
    {
        await using var systems = await TestSystems.FormAsync(3);
        var leader = systems.All.Single(s => Cluster.Get(s).SelfAddress.Equals(systems.Cluster(0).State.Leader));
        await Cluster.Get(leader).LeaveAsync().WaitAsync(TestSystems.Patience);
        await systems.AllSeeAsync(2);
    }

    [Fact]
    public async Task A_system_that_is_terminated_leaves_first()
    {
        await using var systems = await TestSystems.FormAsync(3);
        var (recorder, recorded) = EventRecorder.Start(systems[0], m => m is ClusterEvent.MemberRemoved);
        systems.Cluster(0).Subscribe(recorder, typeof(ClusterEvent.MemberRemoved));
        await systems[2].Terminate().WaitAsync(TestSystems.Patience);
        Assert.Equal(MemberStatus.Exiting, (await recorded).OfType<ClusterEvent.MemberRemoved>().Single().PreviousStatus);
    }

    [Fact]
    public async Task All_nodes_can_leave_at_once()
    {
        await using var systems = await TestSystems.FormAsync(4);
        await Task.WhenAll(systems.All.Select(s => s.Terminate())).WaitAsync(TestSystems.Patience);
        Assert.All(systems.All, s => Assert.True(Cluster.Get(s).IsTerminated));
    }

    [Fact]
    public async Task A_downed_node_finds_out_and_terminates()
    {
        await using var systems = await TestSystems.FormAsync(3);
        systems.Cluster(0).Down(systems.Cluster(2).SelfAddress);
        await systems[2].WhenTerminated.WaitAsync(TestSystems.Patience);
        await systems.AllSeeAsync(2);
    }

    [Fact]
    public async Task A_node_that_has_left_cannot_join_again()
    {
        await using var systems = await TestSystems.FormAsync(2);
        var left = systems.Cluster(1);
        await left.LeaveAsync().WaitAsync(TestSystems.Patience);
        await Assert.ThrowsAsync<ClusterJoinFailedException>(() => left.JoinAsync(systems.Seed).WaitAsync(TestSystems.Patience));
    }
}
