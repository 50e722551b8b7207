using Akka.Event;
using Akka.Remote.Diagnostics;

namespace Akka.Remote.Tests.Diagnostics;

public class RateLimitedLogTests
{
    private readonly TestTime _time = new();

    [Fact]
    public void Each_topic_has_one_line_per_interval_and_the_next_tells_how_many_were_left_out()
    {
        var log = new RateLimitedLog(NoLogger.Instance, _time, TimeSpan.FromSeconds(5));

        Assert.Equal("a", log.Admit("x", "a"));
        Assert.Null(log.Admit("x", "b"));
        Assert.Null(log.Admit("x", "c"));
        Assert.Equal("other", log.Admit("y", "other"));
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("d (2 lines like it were left out)", log.Admit("x", "d"));
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("e", log.Admit("x", "e"));
    }

    [Fact]
    public void Topics_without_end_do_not_fill_the_memory()
    {
        var log = new RateLimitedLog(NoLogger.Instance, _time, TimeSpan.FromSeconds(5));
        for (var i = 0; i < 1000; i++)
            Assert.NotNull(log.Admit($"topic {i}", "a"));
        Assert.Null(log.Admit("topic 0", "a"));
        Assert.NotNull(log.Admit("one more", "a"));
        Assert.NotNull(log.Admit("topic 0", "a"));
    }
}
