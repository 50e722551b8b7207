using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace AkkaCluster.Http.Logs;

/// <summary>Keeps the node's last log lines and hands the new ones to whoever watches; who reads too slowly misses lines.</summary>
public sealed class LogHub(int capacity = 1000)
{
    private readonly Lock _gate = new();
    private readonly Queue<LogLine> _last = new();
    private readonly HashSet<Channel<LogLine>> _watchers = [];

    public void Add(LogLine line)
    {
        lock (_gate)
        {
            _last.Enqueue(line);
            if (_last.Count > capacity)
                _last.Dequeue();
            foreach (var watcher in _watchers)
                watcher.Writer.TryWrite(line);
        }
    }

    /// <summary>The last lines.</summary>
    public IReadOnlyList<LogLine> Last(int count)
    {
        lock (_gate)
            return [.. _last.TakeLast(count)];
    }

    /// <summary>The last lines, then each new one as it comes.</summary>
    public async IAsyncEnumerable<LogLine> FollowAsync(int past, [EnumeratorCancellation] CancellationToken token = default)
    {
        var channel = Channel.CreateBounded<LogLine>(new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.DropOldest });
        IReadOnlyList<LogLine> before;
        lock (_gate)
        {
            before = [.. _last.TakeLast(past)];
            _watchers.Add(channel);
        }
        try
        {
            foreach (var line in before)
                yield return line;
            await foreach (var line in channel.Reader.ReadAllAsync(token).ConfigureAwait(false))
                yield return line;
        }
        finally
        {
            lock (_gate)
                _watchers.Remove(channel);
        }
    }
}
