using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>The results of a job that are on their way into the store: how much they are, which of them is kept back for the end, and what becomes of one that the store refuses.</summary>
/// <param name="most">Results of more bytes are not taken; their workers keep them.</param>
internal sealed class Recordings(long most)
{
    private readonly List<Recording> _all = [];
    private long _bytes;

    /// <summary>What is kept back, so that it and the end of the job are one transaction; null before the end.</summary>
    public Recording? Last { get; private set; }

    /// <summary>How the job ends once <see cref="Last"/> is recorded; null where the end goes with it.</summary>
    public JobFinish? EndAfterLast { get; set; }

    /// <summary>Whether all but what is kept back is recorded.</summary>
    public bool IsOnlyLastLeft => !_all.Exists(recording => recording != Last);

    /// <summary>Whether there is room again for results that could not be taken.</summary>
    public bool HasRoomAgain => _bytes <= most / 2;

    public bool HasRoomFor(int bytes) => _all.Count == 0 || _bytes + bytes <= most;

    /// <summary>Whether some of the tasks are on their way.</summary>
    public bool Contain(TaskRun run) => _all.Exists(recording => recording.Chunk.Chunk.First < run.End && run.First < recording.Chunk.Chunk.End);

    public void Add(IReadOnlyList<Recording> added, bool keepLast)
    {
        _all.AddRange(added);
        _bytes += added.Sum(recording => recording.Size);
        if (keepLast)
            Last = added[^1];
    }

    /// <summary>It is recorded.</summary>
    public void Remove(Recording recorded)
    {
        _all.Remove(recorded);
        // Two that were one share their outputs.
        if (recorded.Then is null)
            _bytes -= recorded.Size;
    }

    /// <summary>
    /// The store will never take this record. The end of the job, where it came along, goes apart; a chunk is halved until the task is found that cannot be recorded, and that has failed.
    /// False where not even that is taken.
    /// </summary>
    public bool Reshape(Recording refused, Exception cause)
    {
        if (refused.Chunk.Finish is { } finish)
        {
            EndAfterLast = finish;
            refused.Chunk = refused.Chunk with { Finish = null };
        }
        else if (refused.Chunk.Halves() is var (first, second))
        {
            // The worker is answered for both when the second is recorded, and that is not begun before the first is.
            var later = new Recording(second, refused.Worker, refused.Answered) { Then = refused.Then };
            (refused.Chunk, refused.Then) = (first, later);
            _all.Add(later);
            if (refused == Last)
                Last = later;
        }
        else if (!refused.IsRefused)
        {
            refused.IsRefused = true;
            refused.Chunk = refused.Chunk.Refused(cause);
        }
        else
            return false;

        return true;
    }
}
