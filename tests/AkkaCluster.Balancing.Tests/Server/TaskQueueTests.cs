using AkkaCluster.Balancing.Server;

namespace AkkaCluster.Balancing.Tests.Server;

public class TaskQueueTests
{
    [Fact]
    public void As_many_start_as_there_are_slots_and_the_rest_wait_in_order()
    {
        var queue = new TaskQueue<int>(slots: 2, capacity: 2);
        Assert.True(queue.TryEnter(1, out var first) & first);
        Assert.True(queue.TryEnter(2, out var second) & second);
        Assert.True(queue.TryEnter(3, out var third));
        Assert.True(queue.TryEnter(4, out var fourth));
        Assert.False(third | fourth);
        Assert.True(queue.TryNext(out var next));
        Assert.Equal(3, next);
        Assert.True(queue.TryNext(out next));
        Assert.Equal(4, next);
        Assert.False(queue.TryNext(out _));
        Assert.Equal(1, queue.Running);
    }

    [Fact]
    public void Beyond_its_capacity_it_takes_nothing()
    {
        var queue = new TaskQueue<int>(slots: 1, capacity: 1);
        queue.TryEnter(1, out _);
        queue.TryEnter(2, out _);
        Assert.False(queue.TryEnter(3, out var start));
        Assert.False(start);
    }

    [Fact]
    public void What_waits_is_given_back_and_what_runs_goes_on()
    {
        var queue = new TaskQueue<int>(slots: 1, capacity: 2);
        for (var i = 1; i <= 3; i++)
            queue.TryEnter(i, out _);
        Assert.Equal([2, 3], queue.Clear());
        Assert.Equal((1, 0), (queue.Running, queue.Waiting));
        Assert.False(queue.TryNext(out _));
    }
}
