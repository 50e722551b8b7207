using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AkkaCluster.Storage;

namespace AkkaCluster.Jobs;

internal sealed partial class JobService
{
    private const int TaskPage = 2000;

    public Task<JobRecord?> FindAsync(string id, CancellationToken cancellation) => StoreAsync(() => context.Store.FindAsync(id, cancellation));

    public Task<IReadOnlyList<JobRecord>> ListAsync(JobQuery query, CancellationToken cancellation) => StoreAsync(() => context.Store.ListAsync(query, cancellation));

    public async Task<JobResult?> ReadResultAsync(string id, CancellationToken cancellation)
    {
        var job = await RequireAsync(id, cancellation).ConfigureAwait(false);
        return await StoreAsync(() => context.Store.ReadResultAsync(job.Number, cancellation)).ConfigureAwait(false);
    }

    public async IAsyncEnumerable<TaskView> ReadTasksAsync(string id, long from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var job = await RequireAsync(id, cancellation).ConfigureAwait(false);
        IReadOnlyList<TaskRecord> page;
        do
        {
            page = await StoreAsync(() => context.Store.ReadTasksAsync(job.Number, from, TaskPage, cancellation)).ConfigureAwait(false);
            if (page.Count == 0)
                yield break;
            var chunks = await StoreAsync(() => context.Store.ReadChunksAsync(job.Number, page[0].Index, TaskPage, cancellation)).ConfigureAwait(false);
            var chunk = 0;
            foreach (var task in page)
            {
                while (chunk < chunks.Count && chunks[chunk].Run.End <= task.Index)
                    chunk++;
                var worker = chunk < chunks.Count && chunks[chunk].Run.First <= task.Index ? chunks[chunk].Worker : null;
                yield return new TaskView(task.Index, task.Failed, task.Attempts, worker, task.Output);
            }

            from = page[^1].Index + 1;
        }
        while (page.Count == TaskPage);
    }

    public async IAsyncEnumerable<JobProgress> WatchAsync(string id, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var job = await RequireAsync(id, cancellation).ConfigureAwait(false);
        var events = Channel.CreateBounded<JobProgress>(new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest });
        var watcher = context.System.ActorOf(JobWatcher.Props(id, context.Leader, events.Writer));
        try
        {
            if (job.State.IsFinal())
            {
                yield return await FinalProgressAsync(job, cancellation).ConfigureAwait(false);
                yield break;
            }

            await foreach (var progress in events.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                if (!progress.State.IsFinal())
                    yield return progress;
                else
                    break;
            }

            job = await RequireAsync(id, cancellation).ConfigureAwait(false);
            yield return await FinalProgressAsync(job, cancellation).ConfigureAwait(false);
        }
        finally
        {
            context.System.Stop(watcher);
        }
    }

    public async Task<JobRecord?> WaitAsync(string id, TimeSpan wait, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(wait, context.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiter = context.System.ActorOf(JobWatcher.Props(id, context.Leader, ended));
        try
        {
            await ended.Task.WaitAsync(either.Token).ConfigureAwait(false);
            var job = await RequireAsync(id, cancellation).ConfigureAwait(false);
            return job.State.IsFinal() ? job : null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            context.System.Stop(waiter);
        }
    }

    public async Task<string?> CheckReadyAsync(CancellationToken cancellation)
    {
        try
        {
            await context.Store.CheckAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is StoreUnavailableException or StoreCorruptException)
        {
            return e.Message;
        }

        var overview = await OverviewAsync(cancellation).ConfigureAwait(false);
        return overview.LeaderAddress is null ? "There is no leader that answers at the moment." : null;
    }

    private async Task<JobRecord> RequireAsync(string id, CancellationToken cancellation) =>
        await FindAsync(id, cancellation).ConfigureAwait(false) ?? throw new JobRefusedException(JobRefusal.NotFound, $"There is no job {id}.");

    private async Task<JobProgress> FinalProgressAsync(JobRecord job, CancellationToken cancellation) => new()
    {
        JobId = job.Id,
        State = job.State,
        TaskCount = job.TaskCount,
        Succeeded = job.Succeeded,
        Failed = job.Failed,
        Duplicates = job.Duplicates,
        Retries = job.Retries,
        Error = job.Error,
        Workers = await StoreAsync(() => context.Store.CountByWorkerAsync(job.Number, cancellation)).ConfigureAwait(false),
    };
}
