using System.Runtime.CompilerServices;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs;

/// <summary>The attempts at a job's tasks as people see them. Those that failed or were lost are kept; what there is to say of one that succeeded is taken from its task.</summary>
/// <param name="store">The job store.</param>
/// <param name="job">The job.</param>
/// <param name="kind">Its kind, where this node has it.</param>
/// <param name="maxLog">The most bytes of a stream that are shown.</param>
internal sealed class JobAttempts(IJobReader store, JobRecord job, JobKind? kind, int maxLog)
{
    private const int PageSize = 500;

    /// <summary>Those at one task.</summary>
    /// <param name="index">The task.</param>
    /// <param name="recorded">Its outcome, where it has one.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<AttemptRecord>> OfTaskAsync(long index, TaskView? recorded, CancellationToken cancellation)
    {
        var failed = await store.ReadAttemptsAsync(job.Number, AttemptPlace.Before(index), index + 1, PageSize, cancellation).ConfigureAwait(false);
        var lost = await store.ReadLostAsync(job.Number, index, index + 1, PageSize, cancellation).ConfigureAwait(false);
        var attempts = failed.Concat(lost.Select(lease => lease with { Tasks = new TaskRun(index, 1) })).OrderBy(attempt => attempt.Round).ThenBy(attempt => attempt.EndedAt).ToList();
        if (recorded is { Failed: false } task)
            attempts.Add(Succeeded(task));
        return attempts;
    }

    /// <summary>Those that failed or were lost, in order of the tasks.</summary>
    public async IAsyncEnumerable<AttemptRecord> FailedAsync(long from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var lost = new Queue<AttemptRecord>(await store.ReadLostAsync(job.Number, from, job.TaskCount, PageSize, cancellation).ConfigureAwait(false));
        var place = AttemptPlace.Before(from);
        IReadOnlyList<AttemptRecord> page;
        do
        {
            page = await store.ReadAttemptsAsync(job.Number, place, job.TaskCount, PageSize, cancellation).ConfigureAwait(false);
            foreach (var attempt in page)
            {
                place = new AttemptPlace(attempt.Tasks.First, attempt.Round, attempt.Attempt);
                while (lost.TryPeek(out var earlier) && earlier.Tasks.First <= attempt.Tasks.First)
                    yield return lost.Dequeue();
                yield return attempt;
            }
        }
        while (page.Count == PageSize);

        foreach (var last in lost)
            yield return last;
    }

    /// <summary>Those that succeeded and have a log.</summary>
    public async IAsyncEnumerable<AttemptRecord> LoggedAsync(IAsyncEnumerable<TaskView> tasks, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var task in tasks.WithCancellation(cancellation).ConfigureAwait(false))
        {
            var attempt = Succeeded(task);
            // A kind whose outputs have no logs has none in any of them.
            if (attempt.Log is null)
                yield break;
            yield return attempt;
        }
    }

    /// <summary>Both in order of the tasks.</summary>
    public static async IAsyncEnumerable<AttemptRecord> MergeAsync(IAsyncEnumerable<AttemptRecord> one, IAsyncEnumerable<AttemptRecord> other, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var first = one.GetAsyncEnumerator(cancellation);
        await using var second = other.GetAsyncEnumerator(cancellation);
        var (hasFirst, hasSecond) = (await first.MoveNextAsync().ConfigureAwait(false), await second.MoveNextAsync().ConfigureAwait(false));
        while (hasFirst || hasSecond)
        {
            if (hasFirst && (!hasSecond || first.Current.Tasks.First <= second.Current.Tasks.First))
            {
                yield return first.Current;
                hasFirst = await first.MoveNextAsync().ConfigureAwait(false);
            }
            else
            {
                yield return second.Current;
                hasSecond = await second.MoveNextAsync().ConfigureAwait(false);
            }
        }
    }

    private AttemptRecord Succeeded(TaskView task) => new()
    {
        Tasks = new TaskRun(task.Index, 1),
        Round = job.Round,
        Attempt = task.Attempts,
        Outcome = AttemptOutcome.Succeeded,
        Final = true,
        Worker = task.Worker ?? "",
        StartedAt = task.StartedAt ?? job.StartedAt ?? job.SubmittedAt,
        EndedAt = (task.StartedAt ?? job.StartedAt ?? job.SubmittedAt) + (task.Elapsed ?? TimeSpan.Zero),
        Log = kind?.LogOf(task.Output.Span)?.Last(maxLog),
    };
}
