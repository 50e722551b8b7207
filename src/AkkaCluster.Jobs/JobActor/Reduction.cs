using System.Buffers;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Leasing;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>
/// Feeds a job's reducer, task by task in the order of the inputs, while the job runs. Outcomes that come early wait in memory up to a bound; beyond it
/// they are read from the store again when it is their turn. Runs beside the job's actor, one piece of work at a time.
/// </summary>
internal sealed class Reduction(IReducer reducer, IRecordStore store, long job, long taskCount, TimeProvider time)
{
    private const long MostWaitingBytes = 32 * 1024 * 1024;
    private const int LargestPage = 5000;
    private const int SmallestPage = 16;
    private static readonly TimeSpan StorePause = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, (TaskRun Run, ChunkRecord Chunk)> _waiting = [];
    private readonly TaskSet _recorded = new();
    private Task _work = Task.CompletedTask;
    private long _waitingBytes;
    private long _next;
    private int _page = LargestPage;

    /// <summary>Tasks of an earlier incarnation: they are in the store.</summary>
    public void OfferStored(IEnumerable<TaskRun> runs)
    {
        lock (_lock)
        {
            foreach (var run in runs)
                _recorded.Add(run);
        }

        Continue();
    }

    /// <summary>A chunk that is recorded now.</summary>
    public void Offer(ChunkRecord chunk) => Offer(chunk, keep: false);

    /// <summary>Takes the last chunk, which need not be recorded yet, and makes the result.</summary>
    public async Task<JobResult> CompleteAsync(ChunkRecord? last)
    {
        if (last is not null)
            Offer(last, keep: true);
        await Continue().ConfigureAwait(false);
        if (_next != taskCount)
            throw new InvalidOperationException($"The reducer of job number {job} was given {_next} of {taskCount} tasks.");
        var result = new ArrayBufferWriter<byte>();
        reducer.Complete(result);
        return new JobResult(reducer.ContentType, result.WrittenMemory);
    }

    private void Offer(ChunkRecord chunk, bool keep)
    {
        lock (_lock)
        {
            foreach (var run in chunk.Runs)
            {
                // Outputs that are not in the chunk are in the store, and so is the chunk.
                if (keep || (chunk.Stored.Count == 0 && _waitingBytes + chunk.Outputs.Data.Length < MostWaitingBytes))
                {
                    _waiting[run.First] = (run, chunk);
                    _waitingBytes += chunk.Outputs.Data.Length;
                }

                _recorded.Add(run);
            }
        }

        Continue();
    }

    private Task Continue()
    {
        lock (_lock)
        {
            return _work = _work.IsCompletedSuccessfully || !_work.IsCompleted ? ContinueAfterAsync(_work) : _work;
        }
    }

    private async Task ContinueAfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (true)
        {
            (TaskRun Run, ChunkRecord Chunk) piece;
            lock (_lock)
            {
                if (!_recorded.Contains(_next))
                    return;
                if (_waiting.Remove(_next, out piece))
                    _waitingBytes -= piece.Chunk.Outputs.Data.Length;
            }

            if (piece.Chunk is not null)
                Feed(piece.Chunk.TasksOf(piece.Run));
            else
                Feed(await ReadPageAsync().ConfigureAwait(false));
        }
    }

    private void Feed(IEnumerable<TaskRecord> tasks)
    {
        foreach (var task in tasks)
        {
            if (task.Index != _next)
                break;
            reducer.Add(new TaskOutcome(task.Index, task.Output.Span, task.Failed));
            _next++;
        }
    }

    private async Task<IReadOnlyList<TaskRecord>> ReadPageAsync()
    {
        while (true)
        {
            try
            {
                var page = await store.ReadTasksAsync(job, _next, _page).ConfigureAwait(false);
                // A page is bounded in bytes too: of large outputs it is useless to ask for many.
                _page = Math.Clamp(2 * page.Count, SmallestPage, LargestPage);
                return page;
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(StorePause, time).ConfigureAwait(false);
            }
        }
    }
}
