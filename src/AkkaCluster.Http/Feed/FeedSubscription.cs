using System.Threading.Channels;

namespace AkkaCluster.Http.Feed;

/// <summary>One who looks. What he has not taken waits in a bounded room; where that is full he is dropped, and may come again.</summary>
internal sealed class FeedSubscription<TTopic>(IReadOnlySet<TTopic> topics, Action<FeedSubscription<TTopic>> leave) : IDisposable where TTopic : struct, Enum
{
    /// <summary>Events that wait for one who is slow.</summary>
    public const int Room = 32;

    private readonly Channel<ReadOnlyMemory<byte>> _frames = Channel.CreateBounded<ReadOnlyMemory<byte>>(Room);

    public IReadOnlySet<TTopic> Topics => topics;

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
