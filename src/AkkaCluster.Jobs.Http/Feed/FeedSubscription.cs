using System.Threading.Channels;

namespace AkkaCluster.Jobs.Http.Feed;

/// <summary>One who looks. What he has not taken waits in a bounded room; where that is full he is dropped, and may come again.</summary>
internal sealed class FeedSubscription(IReadOnlySet<FeedTopic> topics, Action<FeedSubscription> leave) : IDisposable
{
    /// <summary>Events that wait for one who is slow.</summary>
    public const int Room = 32;

    private readonly Channel<ReadOnlyMemory<byte>> _frames = Channel.CreateBounded<ReadOnlyMemory<byte>>(Room);

    public IReadOnlySet<FeedTopic> Topics => topics;

    /// <summary>What he is to be told, until he is dropped.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken token) => _frames.Reader.ReadAllAsync(token);

    public void Tell(ReadOnlyMemory<byte> frame)
    {
        if (!_frames.Writer.TryWrite(frame))
            Dispose();
    }

    public void Dispose()
    {
        leave(this);
        _frames.Writer.TryComplete();
    }
}
