using AkkaCluster.Http.Logs;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Http.Tests.Logs;

public class LogHubTests
{
    [Fact]
    public void Only_the_last_lines_are_kept()
    {
        var hub = new LogHub(capacity: 2);
        foreach (var text in new[] { "a", "b", "c" })
            hub.Add(Line(text));
        Assert.Equal(["b", "c"], hub.Last(10).Select(line => line.Message));
    }

    [Fact]
    public async Task A_follower_gets_the_past_and_then_each_new_line()
    {
        var hub = new LogHub();
        hub.Add(Line("past"));
        var seen = new List<string>();
        await foreach (var line in hub.FollowAsync(10))
        {
            seen.Add(line.Message);
            if (seen.Count == 1)
                hub.Add(Line("new"));
            if (seen.Count == 2)
                break;
        }
        Assert.Equal(["past", "new"], seen);
    }

    private static LogLine Line(string text) => new(DateTimeOffset.UnixEpoch, LogLevel.Information, "Test", 0, text, null, null);
}
