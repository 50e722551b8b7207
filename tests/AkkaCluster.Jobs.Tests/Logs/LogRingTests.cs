using AkkaCluster.Jobs.Logs;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Jobs.Tests.Logs;

public class LogRingTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_oldest_lines_go_first_when_there_are_too_many_or_they_are_too_long()
    {
        var few = new LogRing(mostLines: 2, mostCharacters: 1000);
        var brief = new LogRing(mostLines: 100, mostCharacters: 20);
        foreach (var number in Enumerable.Range(1, 4))
        {
            few.Add(Line(number, "text"));
            brief.Add(Line(number, "text"));
        }

        Assert.Equal([4, 3], few.Find(new LogQuery(), 1000).Select(line => line.Number));
        Assert.Equal([4, 3], brief.Find(new LogQuery(), 1000).Select(line => line.Number));
    }

    [Fact]
    public void An_answer_has_the_newest_lines_and_is_bounded()
    {
        var ring = new LogRing(100, 10_000);
        foreach (var number in Enumerable.Range(1, 20))
            ring.Add(Line(number, "text"));
        Assert.Equal([20, 19, 18], ring.Find(new LogQuery { Limit = 3 }, 1000).Select(line => line.Number));
        Assert.Equal([20, 19], ring.Find(new LogQuery(), mostCharactersOfAnswer: 25).Select(line => line.Number));
    }

    [Fact]
    public void Lines_are_found_by_level_node_job_text_and_time()
    {
        var ring = new LogRing(100, 10_000);
        ring.Add(Line(1, "quiet"));
        ring.Add(Line(2, "Job j1 has failed") with { Level = LogLevel.Error, Job = "j1abc" });
        ring.Add(Line(3, "noisy") with { Node = "b:2", Exception = "at Where" });
        IEnumerable<long> Found(LogQuery query) => ring.Find(query, 1000).Select(line => line.Number);
        Assert.Equal([2], Found(new LogQuery { Level = LogLevel.Warning }));
        Assert.Equal([3], Found(new LogQuery { Node = "B" }));
        Assert.Equal([2], Found(new LogQuery { Job = "j1a" }));
        Assert.Equal([3], Found(new LogQuery { Text = "WHERE" }));
        Assert.Equal([2], Found(new LogQuery { From = Start.AddSeconds(2), Before = Start.AddSeconds(3) }));
    }

    [Fact]
    public void What_two_keep_is_told_once_newest_first()
    {
        var (first, second) = (Line(1, "a"), Line(2, "b") with { Node = "b:2" });
        Assert.Equal(["b", "a"], LogRing.Newest([first, second, first, second]).Select(line => line.Message));
    }

    private static NodeLine Line(long number, string text) => new("a:1", number, Start.AddSeconds(number), LogLevel.Information, "cat", text);
}
