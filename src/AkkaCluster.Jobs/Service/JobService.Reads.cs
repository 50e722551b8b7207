using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs;

internal sealed partial class JobService
{
    private const int TaskPage = 2000;
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private JobWatches? _watches;

    private JobWatches Watches => LazyInitializer.EnsureInitialized(ref _watches, () => new JobWatches(context.System, context.Leader, async id => (await context.Store.FindAsync(id).ConfigureAwait(false))?.State.IsFinal() ?? true));

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
        while (from < job.TaskCount);
    }

    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadOutputsAsync(JobRecord job, int most, CancellationToken cancellation)
    {
        var page = await StoreAsync(() => context.Store.ReadTasksAsync(job.Number, 0, most, cancellation)).ConfigureAwait(false);
        return [.. page.Select(task => task.Output)];
    }

    public async IAsyncEnumerable<JobProgress> WatchAsync(string id, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var job = await RequireAsync(id, cancellation).ConfigureAwait(false);
        // A null says that some time has passed.
        var events = Channel.CreateBounded<JobProgress?>(new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest });
        using var watcher = Watches.Join(id, progress => events.Writer.TryWrite(progress), () => events.Writer.TryComplete());
        var ticks = context.Time.CreateTimer(_ => events.Writer.TryWrite(null), null, LookInterval, LookInterval);
        try
        {
            if (!job.State.IsFinal())
            {
                await foreach (var progress in FollowAsync(ProgressOf(job), events.Reader, cancellation).ConfigureAwait(false))
                    yield return progress;
            }

            yield return await watcher.ReadEndAsync(() => FinalProgressAsync(id)).WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            await ticks.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Progress until the end; where none comes for a while, whether anything can go on, as often as that changes.</summary>
    private async IAsyncEnumerable<JobProgress> FollowAsync(JobProgress last, ChannelReader<JobProgress?> events, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var quiet = false;
        NotReady? ofNode = null;
        NotReady? ofJob = null;
        await foreach (var change in events.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            if (change is { State: var state } && state.IsFinal())
                yield break;
            if (change is not null)
                ofJob = change.NotReady;
            else if (quiet)
                ofNode = await LookAsync(cancellation).ConfigureAwait(false);
            var trouble = ofNode ?? ofJob;
            quiet = change is null;
            if (change is null && trouble == last.NotReady)
                continue;
            last = (change ?? last) with { NotReady = trouble };
            yield return last;
        }
    }

    public async Task<JobRecord?> WaitAsync(string id, TimeSpan wait, CancellationToken cancellation)
    {
        using var waiter = new JobWaiter(Watches, id);
        return await waiter.WaitAsync(wait, context.Time, cancellation).ConfigureAwait(false) ? await FindFinishedAsync(id, cancellation).ConfigureAwait(false) : null;
    }

    private async Task<JobRecord?> FindFinishedAsync(string id, CancellationToken cancellation)
    {
        var job = await RequireAsync(id, cancellation).ConfigureAwait(false);
        return job.State.IsFinal() ? job : null;
    }

    public async Task<string?> CheckReadyAsync(CancellationToken cancellation) => (await LookAsync(cancellation).ConfigureAwait(false))?.Reason;

    private Task<NotReady?> LookAsync(CancellationToken cancellation) =>
        LazyInitializer.EnsureInitialized(ref _health, () => new NodeHealth(FindTroubleAsync, context.Time)).AskAsync(cancellation);

    private async Task<string?> FindTroubleAsync()
    {
        try
        {
            await context.Store.CheckAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is StoreUnavailableException or StoreCorruptException)
        {
            return e.Message;
        }

        var overview = await OverviewAsync(CancellationToken.None).ConfigureAwait(false);
        return overview.LeaderAddress is null ? "There is no leader that answers at the moment." : overview.StoreTrouble;
    }

    private async Task<JobRecord> RequireAsync(string id, CancellationToken cancellation) =>
        await FindAsync(id, cancellation).ConfigureAwait(false) ?? throw new JobRefusedException(JobRefusal.NotFound, $"There is no job {id}.");

    private async Task<JobProgress> FinalProgressAsync(string id)
    {
        var job = await RequireAsync(id, CancellationToken.None).ConfigureAwait(false);
        return ProgressOf(job) with { Workers = await StoreAsync(() => context.Store.CountByWorkerAsync(job.Number, CancellationToken.None)).ConfigureAwait(false) };
    }

    private static JobProgress ProgressOf(JobRecord job) => new()
    {
        JobId = job.Id,
        State = job.State,
        Paused = job.Paused,
        TaskCount = job.TaskCount,
        Succeeded = job.Succeeded,
        Failed = job.Failed,
        Duplicates = job.Duplicates,
        Retries = job.Retries,
        Error = job.Error,
    };
}
