using Akka.Cluster;
using AkkaCluster.Downing.CrashDetection;

namespace AkkaCluster.Downing.Tests.CrashDetection;

public class SideRuleTests
{
    [Theory]
    [InlineData(3, "1 2", true)]
    [InlineData(3, "3", false)]
    [InlineData(2, "1", true)]
    [InlineData(2, "2", false)]
    [InlineData(5, "3 4 5", true)]
    [InlineData(5, "1 2", false)]
    [InlineData(4, "1 4", true)]
    [InlineData(4, "2 3", false)]
    public void The_majority_decides_and_of_two_halves_the_one_with_the_first_node(int count, string side, bool may) =>
        Assert.Equal(may, Alone(Rule("keep-majority"), Side(count, side), Peers.UpTo(count)));

    [Theory]
    [InlineData("1 2 3", true)]
    [InlineData("3 4 5", true)]
    [InlineData("1 2", false)]
    public void With_a_static_quorum_the_side_holds_it_and_the_majority(string side, bool may) =>
        Assert.Equal(may, Alone(new SideRule("static-quorum", null, 3), Side(5, side), Peers.UpTo(5)));

    [Theory]
    [InlineData("1 2 3", true)]
    [InlineData("2 3 4 5", false)]
    [InlineData("1 2", false)]
    public void With_keep_oldest_the_side_holds_the_oldest_and_the_majority(string side, bool may) =>
        Assert.Equal(may, Alone(Rule("keep-oldest"), Side(5, side), Peers.UpTo(5)));

    [Fact]
    public void With_down_all_nothing_is_decided_at_once() =>
        Assert.False(Alone(Rule("down-all"), Peers.UpTo(4), Peers.UpTo(5)));

    [Fact]
    public void Members_that_join_or_exit_do_not_count()
    {
        Peer[] all = [Peers.Up(1).As(MemberStatus.Exiting), Peers.Up(2), Peers.Up(3).As(MemberStatus.Joining), Peers.Up(4)];
        Assert.False(Alone(Rule("keep-majority"), [all[0], all[2], all[3]], all));
    }

    [Fact]
    public void Where_a_role_counts_its_members_must_be_on_the_side_too()
    {
        Peer[] all = [Peers.Up(1, "seed"), Peers.Up(2, "worker"), Peers.Up(3, "worker"), Peers.Up(4, "worker"), Peers.Up(5, "seed"), Peers.Up(6, "seed")];
        var rule = new SideRule("keep-majority", "seed");
        Assert.False(Alone(rule, [all[0], all[1], all[2], all[3]], all));
        Assert.True(Alone(rule, [all[0], all[1], all[2], all[4]], all));
    }

    [Theory]
    [InlineData("keep-majority", "1 2", "1 2 3", true)]
    [InlineData("keep-majority", "1 2", "1 2", false)]
    [InlineData("static-quorum", "1 2", "1 2 3", false)]
    [InlineData("static-quorum", "1 2 3", "1 2 3", true)]
    [InlineData("keep-oldest", "1 2", "1 2 3", true)]
    [InlineData("keep-oldest", "2 3", "1 2 3", false)]
    public void Silent_members_that_answer_count_for_the_majority_but_neither_for_a_quorum_nor_as_the_oldest(string strategy, string spoke, string here, bool may) =>
        Assert.Equal(may, new SideRule(strategy, null, 3).MayDecide(Side(5, spoke), Side(5, here), Peers.UpTo(5)));

    private static bool Alone(SideRule rule, Peer[] side, Peer[] all) => rule.MayDecide(side, side, all);

    private static SideRule Rule(string strategy) => new(strategy);

    private static Peer[] Side(int count, string numbers)
    {
        var side = numbers.Split(' ').Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();
        return [.. Peers.UpTo(count).Where(p => side.Contains(p.Age))];
    }
}
