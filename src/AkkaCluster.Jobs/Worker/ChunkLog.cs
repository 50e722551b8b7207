namespace AkkaCluster.Jobs.Worker;

/// <summary>The chunks that ended lately, numbered. Each is told to the leader for some seconds, since there may be none when it is told first.</summary>
internal sealed class ChunkLog
{
    /// <summary>The most that are kept: where more end within a second, not all of them are told of.</summary>
    public const int Most = 100;

    private static readonly TimeSpan Told = TimeSpan.FromSeconds(5);

    private readonly Queue<EndedChunk> _chunks = new();

    /// <summary>How many have ended.</summary>
    public long Last { get; private set; }

    public void Add(EndedChunk chunk)
    {
        Last++;
        _chunks.Enqueue(chunk);
        if (_chunks.Count > Most)
            _chunks.Dequeue();
    }

    /// <summary>What is to be told now: those up to <see cref="Last"/>.</summary>
    public IReadOnlyList<EndedChunk> Recent(DateTimeOffset now)
    {
        while (_chunks.TryPeek(out var oldest) && now - oldest.Until > Told)
            _chunks.Dequeue();
        return [.. _chunks];
    }
}
