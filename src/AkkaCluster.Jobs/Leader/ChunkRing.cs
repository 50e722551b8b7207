using Akka.Actor;
using AkkaCluster.Jobs.Messages;

namespace AkkaCluster.Jobs.Leader;

/// <summary>The last chunks that ended, of all workers, also of those that are gone.</summary>
internal sealed class ChunkRing(long epoch)
{
    public const int Most = 2000;

    private readonly Queue<EndedChunk> _chunks = new();
    private readonly Dictionary<IActorRef, long> _heard = [];
    private long _last;

    /// <summary>A worker tells of chunks, and may have done so before.</summary>
    public void Hear(IActorRef worker, WorkerEvents.Alive alive)
    {
        var known = _heard.GetValueOrDefault(worker);
        foreach (var chunk in alive.Ended.Skip((int)Math.Clamp(known - (alive.LastEnded - alive.Ended.Count), 0, alive.Ended.Count)))
            Add(chunk);
        _heard[worker] = Math.Max(known, alive.LastEnded);
    }

    /// <summary>A worker is gone; what it ran when it was last heard of is lost, unless it was about to leave.</summary>
    public void Lose(IActorRef worker, WorkerInfo last, DateTimeOffset now)
    {
        _heard.Remove(worker);
        if (last.Draining)
            return;
        foreach (var chunk in last.Running)
            Add(new EndedChunk(last.Address, chunk.Slot, chunk.JobId, chunk.Kind, chunk.Task, 0, 0, chunk.Attempt, chunk.Since, now, Lost: true));
    }

    /// <summary>Those after one that was told; all, where another incarnation counted that.</summary>
    public EndedChunks After(long asked, long number)
    {
        var known = asked == epoch ? number - (_last - _chunks.Count) : 0;
        return new EndedChunks(epoch, _last, [.. _chunks.Skip((int)Math.Clamp(known, 0, _chunks.Count))]);
    }

    private void Add(EndedChunk chunk)
    {
        _last++;
        _chunks.Enqueue(chunk);
        if (_chunks.Count > Most)
            _chunks.Dequeue();
    }
}
