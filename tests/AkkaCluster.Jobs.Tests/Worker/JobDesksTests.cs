using System.Collections.ObjectModel;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Worker;

namespace AkkaCluster.Jobs.Tests.Worker;

public class JobDesksTests
{
    private readonly JobDesks _desks = new(ReadOnlyDictionary<string, string>.Empty, ReadOnlyDictionary<string, long>.Empty);

    [Fact]
    public void The_last_order_of_the_last_leader_holds()
    {
        Assert.True(_desks.Take(Offer(epoch: 2, version: 5, "a", "b")));
        Assert.False(_desks.Take(Offer(epoch: 2, version: 5, "c")));
        Assert.False(_desks.Take(Offer(epoch: 1, version: 9, "c")));
        Assert.Equal([("a", 0L), ("b", 1L)], _desks.All.Where(desk => desk.Offered).Select(desk => (desk.Id, desk.Rank)));

        Assert.True(_desks.Take(Offer(epoch: 3, version: 1, "b")));
        Assert.Equal(["b"], _desks.All.Where(desk => desk.Offered).Select(desk => desk.Id));
    }

    [Fact]
    public void What_a_jobs_actor_has_said_outlives_an_order_that_does_not_know_it_yet()
    {
        var desk = _desks.Get("own", 5);
        _desks.Offer(desk, null, null);
        desk.IsAnnounced = true;

        _desks.Take(Offer(epoch: 1, version: 1, "a"));
        Assert.True(desk.Offered);

        desk.IsAnnounced = false;
        _desks.Take(Offer(epoch: 1, version: 2, "a"));
        Assert.False(desk.Offered);
    }

    [Fact]
    public void Those_that_are_in_no_order_come_after_those_that_are_and_as_they_came()
    {
        _desks.Take(Offer(epoch: 1, version: 1, "a", "b"));
        foreach (var job in new[] { "d", "c", "e" })
            _desks.Get(job, 5);
        _desks.Take(Offer(epoch: 1, version: 2, "b", "a", "f"));
        _desks.Get("g", 5);

        Assert.Equal(["b", "a", "f", "d", "c", "e", "g"], _desks.All.OrderBy(desk => desk.Rank).Select(desk => desk.Id));
    }

    [Fact]
    public void A_job_that_was_forgotten_and_met_again_is_another()
    {
        var before = _desks.Get("a", 5);
        _desks.Remove(before);

        Assert.False(_desks.Contain(before));
        Assert.True(_desks.Contain(_desks.Get("a", 5)));
        Assert.False(_desks.Contain(before));
    }

    private static WorkerCommands.Offer Offer(long epoch, long version, params string[] jobs) => new(epoch, version, [.. jobs.Select(job => new WorkerCommands.OfferedJob(job, 5))], StandbyMayWork: false);
}
