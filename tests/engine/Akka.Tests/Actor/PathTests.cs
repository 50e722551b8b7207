using Akka.Actor;
namespace Akka.Tests.Actor;

public sealed class PathTests
{
    [Theory]
    [InlineData("akka://sys/user/a")]
    [InlineData("akka.tcp://sys@host:4053/user/a/b#123")]
    [InlineData("akka.tcp://sys@[::1]:4053/user")]
    [InlineData("akka://sys/")]
    public void A_path_is_read_as_it_is_written(string text) => Assert.Equal(text, ActorPath.Parse(text).ToSerializationFormat());

    [Theory]
    [InlineData("/user/a")]
    [InlineData("http://sys/user")]
    [InlineData("akka://")]
    [InlineData("akka.tcp://sys@host:port/user")]
    [InlineData("akka.tcp://@host:1/user")]
    [InlineData("akka.tcp://sys@host:99999/user")]
    public void What_is_no_path_is_refused(string text)
    {
        Assert.False(ActorPath.TryParse(text, out _));
        Assert.Contains(text, Assert.Throws<UriFormatException>(() => ActorPath.Parse(text)).Message);
    }

    [Fact]
    public void Paths_are_equal_whatever_their_incarnation()
    {
        Assert.Equal(ActorPath.Parse("akka://s/user/a#1"), ActorPath.Parse("akka://s/user/a#2"));
        Assert.NotEqual(ActorPath.Parse("akka://s/user/a"), ActorPath.Parse("akka://s/user/b"));
        Assert.NotEqual(ActorPath.Parse("akka://s/user/a"), ActorPath.Parse("akka://t/user/a"));
        Assert.Equal(1, ActorPath.Parse("akka://s/user/a#1").Uid);
    }

    [Fact]
    public void A_path_knows_its_parts()
    {
        var path = ActorPath.Parse("akka.tcp://s@h:1/user/a/b");
        Assert.Equal(["user", "a", "b"], path.Elements);
        Assert.Equal("b", path.Name);
        Assert.Equal("a", path.Parent.Name);
        Assert.Equal(3, path.Depth);
        Assert.Equal("akka.tcp://s@h:1/", path.Root.ToString());
        Assert.Equal("/user/a/b", path.ToStringWithoutAddress());
        Assert.Equal("akka.tcp://s@h:1/user/a/b/c/d", (path / new[] { "c", "d" }).ToString());
        Assert.Equal("akka.tcp://o@x:2/user/a", ActorPath.Parse("akka://s/user/a").ToStringWithAddress(new Address("akka.tcp", "o", "x", 2)));
    }

    [Fact]
    public void Addresses_are_equal_by_their_parts_and_ordered_by_host_and_port()
    {
        var address = new Address("akka.tcp", "s", "Host", 2);
        Assert.Equal(address, Address.Parse("akka.tcp://s@host:2"));
        Assert.Equal("s@host:2", address.HostPort());
        Assert.True(address.HasGlobalScope);
        Assert.True(new Address("akka", "s").HasLocalScope);
        Assert.True(Address.Comparer.Compare(address, address.WithPort(3)) < 0);
        Assert.True(Address.Comparer.Compare(address.WithHost("a"), address) < 0);
    }
}
