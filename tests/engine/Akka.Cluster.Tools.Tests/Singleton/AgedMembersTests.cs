using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Tools.Singleton;
using Akka.Util;

namespace Akka.Cluster.Tools.Tests.Singleton;

public class AgedMembersTests
{
    private static readonly UniqueAddress Self = Node("self");
    private readonly AgedMembers _members = new(Self, role: null);

    [Fact]
    public void The_oldest_is_the_first_that_came_up_and_does_not_leave()
    {
        _members.Update([Up("a", 1), Up("self", 2)]);
        Assert.False(_members.View().SelfIsOldest);

        _members.Add(Up("a", 1).Copy(MemberStatus.Leaving).Copy(MemberStatus.Exiting));

        Assert.True(_members.View().SelfIsOldest);
        Assert.Equal(["a"], _members.View().Predecessors.Select(p => p.Host));
    }

    [Fact]
    public void A_member_that_lingers_is_no_host_but_still_a_predecessor()
    {
        _members.Update([Up("a", 1), Up("self", 2)]);

        _members.Remove(Up("a", 1), linger: true);
        Assert.True(_members.View().SelfIsOldest);
        Assert.Single(_members.View().Predecessors);

        _members.Forget(Node("a"));
        Assert.Empty(_members.View().Predecessors);
    }

    [Fact]
    public void Old_news_of_a_member_are_ignored()
    {
        _members.Update([Up("a", 1).Copy(MemberStatus.Leaving).Copy(MemberStatus.Exiting), Up("self", 2)]);

        _members.Add(Up("a", 1));

        Assert.True(_members.View().SelfIsOldest);
    }

    [Fact]
    public void A_member_that_is_not_up_yet_hosts_nothing()
    {
        _members.Update([Member.Create(Self, ImmutableHashSet<string>.Empty, AppVersion.Zero)]);

        Assert.False(_members.View().SelfIsOldest);
        Assert.False(_members.View().Eligible);
    }

    [Fact]
    public void A_downed_self_is_gone()
    {
        _members.Update([Up("self", 1).Copy(MemberStatus.Down)]);

        Assert.True(_members.View().Gone);
    }

    private static UniqueAddress Node(string host) => new(new Address("akka.tcp", "test", host, 1), 1);

    private static Member Up(string host, int number) => Member.Create(Node(host), number, MemberStatus.Up, ImmutableHashSet<string>.Empty, AppVersion.Zero);
}
