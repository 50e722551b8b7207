using AkkaCluster.Jobs.Worker;

namespace AkkaCluster.Jobs.Tests.Worker;

public class ChunkLogTests
{
    private readonly ChunkLog _log = new();

    [Fact]
    public void A_chunk_is_told_of_for_some_seconds()
    {
        _log.Add(EndedAt(0));
        _log.Add(EndedAt(4));
        Assert.Equal([EndedAt(0), EndedAt(4)], _log.Recent(Time(5)));
        Assert.Equal([EndedAt(4)], _log.Recent(Time(6)));
        Assert.Equal(2, _log.Last);
    }

    [Fact]
    public void Of_many_the_last_are_kept()
    {
        for (var i = 0; i < 500; i++)
            _log.Add(EndedAt(1) with { First = i });
        var kept = _log.Recent(Time(1));
        Assert.Equal((ChunkLog.Most, 499, 500), (kept.Count, kept[^1].First, _log.Last));
    }

    private static EndedChunk EndedAt(int second) => new("w:1", 1, "j", "echo", 0, 1, 0, 1, Time(0), Time(second));

    private static DateTimeOffset Time(int second) => DateTimeOffset.UnixEpoch.AddSeconds(second);
}
