using System.Threading.Channels;
using AkkaCluster.Jobs.Logs;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Jobs.Http.Tests.Support;

/// <summary>The logs of all nodes, in memory.</summary>
internal sealed class FakeClusterLog : IClusterLog
{
    private readonly Channel<NodeLine> _added = Channel.CreateUnbounded<NodeLine>();
    private readonly List<NodeLine> _lines = [];

    public LogQuery? Asked { get; private set; }

    public void Add(NodeLine line)
    {
        lock (_lines)
            _lines.Insert(0, line with { Node = "a:1", Number = _lines.Count });
        _added.Writer.TryWrite(line);
    }

    public Task<IReadOnlyList<NodeLine>> FindAsync(LogQuery query, CancellationToken cancellation = default)
    {
        Asked = query;
        lock (_lines)
            return Task.FromResult<IReadOnlyList<NodeLine>>([.. _lines]);
    }

    /// <summary>The first line that the node has handed over.</summary>
    public Task<NodeLine> FirstAsync() => _added.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public void Fill(params string[] texts)
    {
        foreach (var text in texts)
            Add(new NodeLine("", 0, TimeProvider.System.GetUtcNow(), LogLevel.Information, "cat", text));
    }
}
