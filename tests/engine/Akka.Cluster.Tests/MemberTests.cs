namespace Akka.Cluster.Tests;

public class MemberTests
{
    [Theory]
    [InlineData(MemberStatus.Joining, MemberStatus.Up, true)]
    [InlineData(MemberStatus.Joining, MemberStatus.Exiting, false)]
    [InlineData(MemberStatus.WeaklyUp, MemberStatus.Up, true)]
    [InlineData(MemberStatus.Up, MemberStatus.Leaving, true)]
    [InlineData(MemberStatus.Up, MemberStatus.Joining, false)]
    [InlineData(MemberStatus.Leaving, MemberStatus.Exiting, true)]
    [InlineData(MemberStatus.Exiting, MemberStatus.Up, false)]
    [InlineData(MemberStatus.Exiting, MemberStatus.Down, true)]
    [InlineData(MemberStatus.Down, MemberStatus.Up, false)]
    [InlineData(MemberStatus.Down, MemberStatus.Removed, true)]
    public void A_members_life_leads_only_forward(MemberStatus from, MemberStatus to, bool allowed)
    {
        var member = Some.Member(1, from);
        if (allowed)
            Assert.Equal(to, member.Copy(to).Status);
        else
            Assert.Contains($"is {from} and cannot become {to}", Assert.Throws<InvalidOperationException>(() => member.Copy(to)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_are_ordered_by_host_then_port()
    {
        var ordered = new[] { Some.Member(3), Some.Member(1), Some.Member(2) }.Order();
        Assert.Equal([Some.Node(1), Some.Node(2), Some.Node(3)], ordered.Select(m => m.UniqueAddress));
    }

    [Fact]
    public void The_member_that_was_up_first_is_the_oldest()
    {
        var (first, second) = (Some.Member(2, upNumber: 1), Some.Member(1, upNumber: 2));
        Assert.True(first.IsOlderThan(second));
        Assert.Same(first, new[] { second, first }.Min(Member.AgeOrdering));
    }

    [Fact]
    public void A_member_that_is_not_up_yet_is_younger_than_all() =>
        Assert.True(Some.Member(2).IsOlderThan(Some.Member(1, MemberStatus.Joining)));

    [Fact]
    public void Of_two_views_of_a_member_the_later_one_counts() =>
        Assert.Equal(MemberStatus.Down, Member.HighestPriorityOf(Some.Member(1, MemberStatus.Exiting), Some.Member(1, MemberStatus.Down)).Status);

    [Fact]
    public void Members_are_equal_when_they_are_the_same_incarnation() =>
        Assert.Equal(Some.Member(1, MemberStatus.Up), Some.Member(1, MemberStatus.Down));
}
