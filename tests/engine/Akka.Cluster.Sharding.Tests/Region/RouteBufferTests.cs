using Akka.Actor;
using Akka.Cluster.Sharding.Region;

namespace Akka.Cluster.Sharding.Tests.Region;

public class RouteBufferTests
{
    [Fact]
    public void All_buffers_of_a_region_share_one_limit_and_overflow_is_counted()
    {
        var budget = new BufferBudget(3);
        var one = new RouteBuffer(budget);
        var two = new RouteBuffer(budget);
        Assert.True(one.TryAdd(Message("a")));
        Assert.True(one.TryAdd(Message("b")));
        Assert.True(two.TryAdd(Message("c")));

        Assert.False(two.TryAdd(Message("d")));

        Assert.Equal(1, budget.Overflowed);
    }

    [Fact]
    public void Room_comes_back_when_messages_leave()
    {
        var budget = new BufferBudget(1);
        var buffer = new RouteBuffer(budget);
        buffer.TryAdd(Message("a"));
        Assert.True(buffer.TryTake(out var taken));

        Assert.Equal("a", taken.Message);
        Assert.True(buffer.TryAdd(Message("b")));
    }

    [Fact]
    public void An_older_buffer_goes_ahead_of_what_is_there()
    {
        var budget = new BufferBudget(10);
        var one = new RouteBuffer(budget);
        var two = new RouteBuffer(budget);
        one.TryAdd(Message("c"));
        two.TryAdd(Message("a"));
        two.TryAdd(Message("b"));

        one.Prepend(two);

        Assert.Equal(0, two.Count);
        var taken = new List<object>();
        while (one.TryTake(out var message)) taken.Add(message.Message);
        Assert.Equal(["a", "b", "c"], taken);
    }

    private static BufferedMessage Message(string text) => new("e", text, ActorRefs.NoSender);
}
