using System.Runtime.CompilerServices;
using AkkaCluster.Jobs.Planning;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Worker.Execution;

namespace AkkaCluster.Jobs;

/// <summary>The jobs as the store has them: what was handed in, and what has become of it.</summary>
internal sealed class StoredJobs(JobServiceContext context)
{
    private const int TaskPage = 2000;

    /// <summary>So many jobs are named where an id is not clear.</summary>
    private const int MostAlike = 10;

    public async Task<JobRecord?> FindAsync(string id, CancellationToken cancellation)
    {
        if (id.Length is 0 or > JobId.Length || id.Contains('\0'))
            return null;
        if (id.Length == JobId.Length)
            return await AskAsync(() => context.Store.FindAsync(id, cancellation)).ConfigureAwait(false);
        var alike = await AskAsync(() => context.Store.FindAlikeAsync(id, MostAlike + 1, cancellation)).ConfigureAwait(false);
        if (alike.Count <= 1)
            return alike.Count == 0 ? null : alike[0];
        var ids = alike.Take(MostAlike).Select(job => job.Spec.Name is { } name ? $"{job.Id} ({name})" : job.Id).ToList();
        throw new JobRefusedException(JobRefusal.Ambiguous, $"The ids of several jobs begin with '{id}': {string.Join(", ", ids)}{(alike.Count > MostAlike ? " and more" : "")}. Give more of the one that is meant.", ids);
    }

    public async Task<JobRecord> RequireAsync(string id, CancellationToken cancellation) =>
        await FindAsync(id, cancellation).ConfigureAwait(false) ?? throw new JobRefusedException(JobRefusal.NotFound, $"There is no job {id}.");

    /// <summary>The whole of an id; one that is whole need not be looked up.</summary>
    public async Task<string> WholeAsync(string id, CancellationToken cancellation) => id.Length == JobId.Length ? id : (await RequireAsync(id, cancellation).ConfigureAwait(false)).Id;

    public async Task<JobResult?> ReadResultAsync(string id, CancellationToken cancellation)
    {
        var job = await RequireAsync(id, cancellation).ConfigureAwait(false);
        return await AskAsync(() => context.Store.ReadResultAsync(job.Number, cancellation)).ConfigureAwait(false);
    }

    public async Task<JobResult?> ReadPartialResultAsync(string id, CancellationToken cancellation)
    {
        var job = await RequireAsync(id, cancellation).ConfigureAwait(false);
        if (await AskAsync(() => context.Store.ReadResultAsync(job.Number, cancellation)).ConfigureAwait(false) is { } whole)
            return whole;
        if (!context.Kinds.TryGet(job.Spec.Kind, out var kind))
            throw new JobRefusedException(JobRefusal.Conflict, $"This node has no kind '{job.Spec.Kind}' that would put the result of job {job.Id} together; ask another, or read the tasks.");
        try
        {
            return kind.CreateReducer(kind.Parameters.Validate(job.Spec.Parameters, out _)) is { } reducer
                ? await PartialResult.MakeAsync(reducer, ReadTasksAsync(job, 0, null, TaskPage, cancellation)).ConfigureAwait(false)
                : null;
        }
        catch (Exception e) when (e is not (OperationCanceledException or JobRefusedException))
        {
            throw new JobRefusedException(JobRefusal.Conflict, $"The reducer of kind '{job.Spec.Kind}' makes no result of a part of job {job.Id}: {e.Message} Read the tasks.");
        }
    }

    public async IAsyncEnumerable<TaskView> ReadTasksAsync(string id, long from, bool? failed, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var job = await RequireAsync(id, cancellation).ConfigureAwait(false);
        await foreach (var task in ReadTasksAsync(job, from, failed, TaskPage, cancellation).ConfigureAwait(false))
            yield return task;
    }

    private async IAsyncEnumerable<TaskView> ReadTasksAsync(JobRecord job, long from, bool? failed, int size, [EnumeratorCancellation] CancellationToken cancellation)
    {
        IReadOnlyList<TaskRecord> page;
        do
        {
            page = await AskAsync(() => context.Store.ReadTasksAsync(job.Number, from, size, failed, cancellation)).ConfigureAwait(false);
            if (page.Count == 0)
                yield break;
            IReadOnlyList<ChunkInfo> chunks = [];
            var chunk = 0;
            foreach (var task in page)
            {
                while (chunk < chunks.Count && chunks[chunk].Run.End <= task.Index)
                    chunk++;
                if (chunk == chunks.Count)
                    (chunks, chunk) = (await AskAsync(() => context.Store.ReadChunksAsync(job.Number, task.Index, size, cancellation)).ConfigureAwait(false), 0);
                var ran = chunk < chunks.Count && chunks[chunk].Run.First <= task.Index && task.Index < chunks[chunk].Run.End ? chunks[chunk] : null;
                yield return new TaskView(task.Index, task.Failed, task.Attempts, ran?.Worker, task.Output) { StartedAt = ran?.StartedAt, Elapsed = ran?.Elapsed };
            }

            from = page[^1].Index + 1;
        }
        while (from < job.TaskCount);
    }

    public async Task<TaskHistory> ReadTaskAsync(string id, long index, CancellationToken cancellation)
    {
        var job = await RequireAsync(id, cancellation).ConfigureAwait(false);
        if (index < 0 || index >= job.TaskCount)
            throw new JobRefusedException(JobRefusal.NotFound, $"Job {job.Id} has no task {index}; its tasks are 0 to {job.TaskCount - 1}.");
        TaskView? recorded = null;
        await foreach (var task in ReadTasksAsync(job, index, null, 1, cancellation).Take(1).ConfigureAwait(false))
            recorded = task.Index == index ? task : null;
        var inputs = await AskAsync(async () => await TaskInputs.ReadAsync(job.Spec.Inputs, new TaskRun(index, 1), context.Store, cancellation).ConfigureAwait(false)).ConfigureAwait(false);
        return new TaskHistory(job, index, inputs[index].Text, recorded, await AskAsync(() => AttemptsOf(job).OfTaskAsync(index, recorded, cancellation)).ConfigureAwait(false));
    }

    public async IAsyncEnumerable<AttemptRecord> ReadAttemptsAsync(string id, long from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var job = await RequireAsync(id, cancellation).ConfigureAwait(false);
        var attempts = AttemptsOf(job);
        var logged = attempts.LoggedAsync(ReadTasksAsync(job, from, failed: false, TaskPage, cancellation), cancellation);
        await using var merged = JobAttempts.MergeAsync(attempts.FailedAsync(from, cancellation), logged, cancellation).GetAsyncEnumerator(cancellation);
        while (await AskAsync(async () => await merged.MoveNextAsync().ConfigureAwait(false)).ConfigureAwait(false))
            yield return merged.Current;
    }

    public async IAsyncEnumerable<ChunkInfo> ReadChunksAsync(string id, long from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var job = await RequireAsync(id, cancellation).ConfigureAwait(false);
        IReadOnlyList<ChunkInfo> page;
        do
        {
            page = await AskAsync(() => context.Store.ReadChunksAsync(job.Number, from, TaskPage, cancellation)).ConfigureAwait(false);
            foreach (var chunk in page.Where(chunk => chunk.Run.End > from))
            {
                yield return chunk;
                from = chunk.Run.End;
            }
        }
        while (page.Count == TaskPage);
    }

    private JobAttempts AttemptsOf(JobRecord job) => new(context.Store, job, context.Kinds.TryGet(job.Spec.Kind, out var kind) ? kind : null, context.Defaults.MaxLog);

    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadOutputsAsync(JobRecord job, int most, CancellationToken cancellation)
    {
        var page = await AskAsync(() => context.Store.ReadTasksAsync(job.Number, 0, most, null, cancellation)).ConfigureAwait(false);
        return [.. page.Select(task => task.Output)];
    }

    /// <summary>Reads, or writes; a store that is away is a refusal.</summary>
    internal static async Task<T> AskAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception e) when (e is StoreUnavailableException or StoreCorruptException)
        {
            throw new JobRefusedException(JobRefusal.Unavailable, e.Message, retryAfter: TimeSpan.FromSeconds(1));
        }
    }
}
