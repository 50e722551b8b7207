using AkkaCluster.Jobs.Http.Feed;

namespace AkkaCluster.Jobs.Http.Tests.Feed;

public class TaskStreamTests
{
    private readonly TaskStream _stream = new();

    [Fact]
    public void What_another_leader_is_told_again_is_there_once_and_what_it_does_not_know_stays()
    {
        Assert.Equal([Chunk(1), Chunk(2)], _stream.Take(new EndedChunks(1, 2, [Chunk(1), Chunk(2)])));
        Assert.Equal([Chunk(3)], _stream.Take(new EndedChunks(2, 2, [Chunk(2), Chunk(3)])));
        Assert.Equal([Chunk(1), Chunk(2), Chunk(3)], _stream.ToAnswer());
        Assert.Equal((2, 2), (_stream.Last!.Epoch, _stream.Last.Last));
        Assert.Empty(_stream.Last.Chunks);
    }

    [Fact]
    public void It_holds_so_many_and_no_more()
    {
        for (var i = 0; i < 3; i++)
            _stream.Take(new EndedChunks(1, 0, [.. Enumerable.Range(1000 * i, 1000).Select(number => Chunk(number))]));
        Assert.Equal((TaskStream.Most, 1000, 2999), (_stream.ToAnswer().Count, _stream.ToAnswer()[0].First, _stream.ToAnswer()[^1].First));
    }

    private static EndedChunk Chunk(long first) => new("w:1", 1, "j", "echo", first, 1, 0, 1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
}
