namespace AkkaCluster.Jobs.Http.Feed;

/// <summary>The last chunks that ended, as this node heard of them. It outlives the leader that told of them, which has those of its own time only.</summary>
internal sealed class TaskStream
{
    public const int Most = 2000;

    private readonly Queue<EndedChunk> _chunks = new();
    private EndedChunks? _last;

    /// <summary>What was told last, to ask on from.</summary>
    public EndedChunks? Last => _last;

    /// <summary>Takes in what the leader tells.</summary>
    /// <returns>What is new.</returns>
    public IReadOnlyList<EndedChunk> Take(EndedChunks told)
    {
        // Another leader is told again what workers may have told the one before.
        var known = told.Epoch == _last?.Epoch ? [] : _chunks.ToHashSet();
        _last = told with { Chunks = [] };
        var fresh = told.Chunks.Where(chunk => !known.Contains(chunk)).ToList();
        foreach (var chunk in fresh)
        {
            _chunks.Enqueue(chunk);
            if (_chunks.Count > Most)
                _chunks.Dequeue();
        }

        return fresh;
    }

    public IReadOnlyList<EndedChunk> ToAnswer() => [.. _chunks];
}
