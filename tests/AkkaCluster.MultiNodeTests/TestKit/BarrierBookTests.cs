using AkkaCluster.MultiNode.TestKit.Conductor;

namespace AkkaCluster.MultiNodeTests.TestKit;

public class BarrierBookTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly BarrierBook _book = new(["first", "second", "third"]);

    private IReadOnlyList<BarrierBook.Release> Enter(string role, string barrier, int seconds = 10) => _book.Enter(role, barrier, Now.AddSeconds(seconds));

    [Fact]
    public void A_barrier_opens_when_all_are_there()
    {
        Assert.Empty(Enter("first", "a"));
        Assert.Empty(Enter("third", "a"));
        Assert.Equal(["first", "second", "third"], Enter("second", "a").Select(release => release.Role));
        Assert.Null(_book.Deadline);
    }

    [Fact]
    public void A_removed_node_is_not_waited_for()
    {
        Enter("first", "a");
        Enter("second", "a");
        Assert.All(_book.Remove("third"), release => Assert.Null(release.Error));
    }

    [Fact]
    public void A_lost_node_breaks_the_barrier_with_an_account_of_who_stood_where()
    {
        Enter("first", "a");
        Enter("second", "a");
        Enter("third", "a");
        Enter("first", "b");
        var releases = _book.Lose("third", "has died");
        var error = Assert.Single(releases).Error!;
        Assert.Contains("'third' has died", error);
        Assert.Contains("first: stands at 'b'", error);
        Assert.Contains("second: is on its way, the last barrier that it passed is 'a'", error);
        Assert.NotNull(Assert.Single(Enter("second", "b")).Error);
    }

    [Fact]
    public void A_node_that_is_lost_between_barriers_breaks_the_next_one()
    {
        Assert.Empty(_book.Lose("third", "has died"));
        Assert.Contains("'third' has died", Assert.Single(Enter("first", "a")).Error);
    }

    [Fact]
    public void Nodes_at_different_barriers_break_the_test()
    {
        Enter("first", "a");
        var releases = Enter("second", "b");
        Assert.Equal(2, releases.Count);
        Assert.All(releases, release => Assert.Contains("came to the barrier 'b' while the others stand at 'a'", release.Error));
    }

    [Fact]
    public void A_barrier_breaks_at_the_earliest_of_its_nodes_deadlines()
    {
        Enter("first", "a", seconds: 10);
        Enter("second", "a", seconds: 5);
        Assert.Empty(_book.Expire(Now.AddSeconds(4)));
        Assert.Equal(["first", "second"], _book.Expire(Now.AddSeconds(5)).Select(release => release.Role));
        Assert.Contains("third: has passed no barrier yet", _book.Account());
    }

    [Fact]
    public void A_stranger_cannot_enter() => Assert.Contains("no part of the test", Assert.Single(Enter("stranger", "a")).Error);
}
