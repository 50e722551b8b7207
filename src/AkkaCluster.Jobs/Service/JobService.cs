using System.Diagnostics;
using System.Runtime.CompilerServices;
using Akka.Actor;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Files;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Planning;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Telemetry;

namespace AkkaCluster.Jobs;

/// <summary>The jobs of the cluster, as one node offers them: what changes them goes through the leader, reads come from the store.</summary>
internal sealed class JobService(JobServiceContext context) : IJobService
{
    private readonly LeaderAsker _leader = new(context);
    private readonly StoredJobs _stored = new(context);
    private readonly JobPlanner _planner = new(context.Kinds, new InputWriter(context.Store, context.Defaults), new FileList(context.Store, context.Defaults), context.Defaults);

    private NodeHealth? _health;
    private JobWatches? _watches;

    private JobWatches Watches => LazyInitializer.EnsureInitialized(ref _watches, () => new JobWatches(context.System, context.Leader, async id => (await context.Store.FindAsync(id).ConfigureAwait(false))?.State.IsFinal() ?? true));

    public JobKindRegistry Kinds => context.Kinds;

    public async Task<SubmittedJob> SubmitAsync(JobSubmission submission, TimeSpan? wait, CancellationToken cancellation)
    {
        using var span = JobTraces.Source.StartActivity("submit job", ActivityKind.Producer);
        submission = await WithWholeIdsAsync(submission, cancellation).ConfigureAwait(false);
        var spec = await StoredJobs.AskAsync(() => _planner.PlanAsync(submission, cancellation)).ConfigureAwait(false);
        // A question that is repeated after a failover must not make a second job: every submission has a key.
        spec = spec with { IdempotencyKey = spec.IdempotencyKey ?? NewKey() };
        var id = JobId.Next(context.Time.GetUtcNow(), Random.Shared);
        span?.SetTag("akkacluster.job", id).SetTag("akkacluster.kind", spec.Kind);
        if (wait is not { } time)
            return await AdmitAsync(id, spec, null, cancellation).ConfigureAwait(false);
        using var waiter = new JobWaiter(Watches, id, expected: true);
        var submitted = await AdmitAsync(id, spec, Watches.Path, cancellation).ConfigureAwait(false);
        if (submitted.Id != id)
            return submitted with { Finished = await WaitAsync(submitted.Id, time, cancellation).ConfigureAwait(false) };
        if (!await waiter.WaitAsync(time, context.Time, cancellation).ConfigureAwait(false))
            return submitted;
        return waiter.Last is { End: { } end } last
            ? submitted with { Finished = end.ToRecord(last, spec), Tasks = end.Tasks(), Result = end.Result }
            : submitted with { Finished = await FindFinishedAsync(id, cancellation).ConfigureAwait(false) };
    }

    private async Task<SubmittedJob> AdmitAsync(string id, JobSpec spec, string? watcher, CancellationToken cancellation)
    {
        var traceParent = JobTraces.Source.HasListeners() ? Activity.Current?.Id : null;
        var admitted = await _leader.AskAsync<LeaderReplies.Admitted>(
            left => new LeaderCommands.Submit(id, spec, left, watcher, traceParent),
            cancellation,
            $" It may be admitted all the same, as job {id}: hand it in again with the idempotency key '{spec.IdempotencyKey}', and it is one job.").ConfigureAwait(false);
        if (watcher is not null && admitted.JobId == id)
            Watches.Admitted(id, known: !admitted.Existed);
        return new SubmittedJob(admitted.JobId, admitted.Existed && admitted.JobId != id, null);
    }

    public async Task<InputSource.Upload> UploadAsync(IAsyncEnumerable<string> lines, CancellationToken cancellation)
    {
        var writer = new InputWriter(context.Store, context.Defaults with { InlineLimit = 0 });
        using var hash = new ContentHash();
        var inputs = await StoredJobs.AskAsync(() => writer.WriteAsync(lines, hash, cancellation)).ConfigureAwait(false);
        return inputs is JobInputs.Stored stored
            ? new InputSource.Upload(stored.Upload, stored.Lines) { ContentHash = hash.ToString() }
            : throw new JobRefusedException(JobRefusal.Invalid, "The upload has no lines; expected one input a line.");
    }

    public Task CancelAsync(string id, CancellationToken cancellation) => ChangeAsync(id, job => new LeaderCommands.Cancel(job), "cancelled", cancellation);

    public Task PauseAsync(string id, CancellationToken cancellation) => ChangeAsync(id, job => new LeaderCommands.SetPaused(job, true), "paused", cancellation);

    public Task ResumeAsync(string id, CancellationToken cancellation) => ChangeAsync(id, job => new LeaderCommands.SetPaused(job, false), "resumed", cancellation);

    public async Task RerunAsync(string id, bool failedOnly, int? round, CancellationToken cancellation)
    {
        var job = await _stored.RequireAsync(id, cancellation).ConfigureAwait(false);
        var next = round ?? job.Round + 1;
        if (await _leader.AskAsync<object>(_ => new LeaderCommands.Rerun(job.Id, failedOnly, next), cancellation).ConfigureAwait(false) is LeaderReplies.Done)
            return;
        job = await _stored.RequireAsync(job.Id, cancellation).ConfigureAwait(false);
        throw new JobRefusedException(JobRefusal.Conflict, $"Job {job.Id} cannot be run again: " + (
            !job.State.IsFinal() ? $"it is {Name(job.State)}. Cancel it first, or wait for its end."
            : job.Round != next - 1 ? $"it is in round {job.Round}; expected {next - 1}."
            : $"all of its {job.TaskCount} tasks have succeeded. Run all of it again, or clone it."));
    }

    public async Task DeleteAsync(string id, CancellationToken cancellation)
    {
        var job = await _stored.RequireAsync(id, cancellation).ConfigureAwait(false);
        if (await _leader.AskAsync<object>(_ => new LeaderCommands.Delete(job.Id), cancellation).ConfigureAwait(false) is not LeaderReplies.Done
            && await FindAsync(job.Id, cancellation).ConfigureAwait(false) is { } left)
            throw new JobRefusedException(JobRefusal.Conflict, $"Job {left.Id} cannot be deleted: {(left.State.IsFinal() ? "other jobs wait for it, or for what it has put out" : $"it is {Name(left.State)}. Cancel it first")}.");
    }

    public async Task<SubmittedJob> CloneAsync(string id, string? idempotencyKey, CancellationToken cancellation)
    {
        var job = await _stored.RequireAsync(id, cancellation).ConfigureAwait(false);
        using var hash = new ContentHash();
        // What it waited for is no part of what it does, unless its inputs are still to come from there.
        var spec = job.Spec with { NotBefore = null, After = job.Spec.Inputs is JobInputs.Outputs ? job.Spec.After : [], IdempotencyKey = idempotencyKey ?? NewKey(), ContentHash = hash.Add("clone").Add(job.Id).ToString() };
        return await AdmitAsync(JobId.Next(context.Time.GetUtcNow(), Random.Shared), spec, null, cancellation).ConfigureAwait(false);
    }

    public async Task<ClusterOverview> OverviewAsync(CancellationToken cancellation)
    {
        // Where there is no leader at the moment, the members are worth telling all the same.
        var overview = await AskBrieflyAsync<LeaderReplies.Overview>(new LeaderCommands.GetOverview(), cancellation).ConfigureAwait(false);
        return new ClusterOverview(
            context.System.Name,
            context.Cluster.SelfAddress,
            overview?.LeaderAddress,
            overview?.LeaderEpoch ?? 0,
            [.. context.Cluster.Nodes(overview?.LeaderAddress).Select(node => node with { Vitals = overview?.Nodes.FirstOrDefault(vitals => vitals.Address == node.Address) })],
            overview?.Workers ?? [],
            overview?.QueuedJobs ?? 0,
            overview?.ActiveJobs ?? 0,
            overview?.StoreTrouble)
        {
            EndedJobs = overview?.EndedJobs ?? 0,
            FailedJobs = overview?.FailedJobs ?? 0,
        };
    }

    public async Task<EndedChunks?> EndedChunksAsync(EndedChunks? before, CancellationToken cancellation) =>
        (await AskBrieflyAsync<LeaderReplies.Chunks>(new LeaderCommands.GetEndedChunks(before?.Epoch ?? 0, before?.Last ?? 0), cancellation).ConfigureAwait(false))?.Ended;

    public Task SetSlotsAsync(string address, int slots, CancellationToken cancellation) =>
        _leader.AskAsync<LeaderReplies.Done>(_ => new LeaderCommands.SetSlots(address, slots), cancellation);

    public async Task<ClusterDemand> DemandAsync(TimeSpan? within, CancellationToken cancellation)
    {
        var time = within ?? context.DemandWithin;
        if (!JobsOptions.IsDemandTime(time))
            throw new JobRefusedException(JobRefusal.Invalid, $"within is {time}; expected a second to a day.");
        return (await _leader.AskAsync<LeaderReplies.Demand>(_ => new LeaderCommands.GetDemand(time), cancellation).ConfigureAwait(false)).Told;
    }

    public async Task DrainAsync(string address, CancellationToken cancellation)
    {
        var node = context.Cluster.Nodes(null).FirstOrDefault(node => node.Address == address)
            ?? throw new JobRefusedException(JobRefusal.NotFound, $"No member has the address {address}; there are {string.Join(", ", context.Cluster.Nodes(null).Select(member => member.Address))}.");
        if (node.Roles.Contains(JobCluster.WorkerRole))
            await _leader.AskAsync<LeaderReplies.Done>(_ => new LeaderCommands.Drain(address), cancellation).ConfigureAwait(false);
        else
            context.Cluster.Leave(address);
    }

    /// <summary>
    /// What the leader answers within the time of an attempt; null where none does, or one that is about to begin. A question that comes while there is no leader is lost: it is asked
    /// again meanwhile, and any of its answers will do.
    /// </summary>
    private async Task<T?> AskBrieflyAsync<T>(object question, CancellationToken cancellation) where T : class
    {
        var asker = ActorRefs.NoSender;
        var answer = context.Leader.Ask<object>(self => { asker = self; return question; }, context.AttemptTimeout, cancellation);
        for (var pause = context.FirstAttempt; await Task.WhenAny(answer, Task.Delay(pause, context.Time, CancellationToken.None)).ConfigureAwait(false) != answer; pause *= 1.25)
            context.Leader.Tell(question, asker);
        try
        {
            return await answer.ConfigureAwait(false) as T;
        }
        catch (AskTimeoutException)
        {
            return null;
        }
    }

    private async Task ChangeAsync(string given, Func<string, object> ask, string done, CancellationToken cancellation)
    {
        var id = await _stored.WholeAsync(given, cancellation).ConfigureAwait(false);
        var command = ask(id);
        var asked = 0;
        var reply = await _leader.AskAsync<object>(_ => (asked++, command).command, cancellation).ConfigureAwait(false);
        if (reply is LeaderReplies.Done)
            return;
        var job = await FindAsync(id, cancellation).ConfigureAwait(false)
            ?? throw new JobRefusedException(JobRefusal.NotFound, $"There is no job {id}.");
        // The answer to an earlier question may have been lost.
        if (asked > 1 && command is LeaderCommands.Cancel && job.State == JobState.Cancelled)
            return;
        throw new JobRefusedException(JobRefusal.Conflict, $"Job {id} cannot be {done}: it is {Name(job.State)} already.");
    }

    /// <summary>The submission with the jobs that it waits for by their whole ids; of too many, which are refused, none is looked up.</summary>
    private async Task<JobSubmission> WithWholeIdsAsync(JobSubmission submission, CancellationToken cancellation)
    {
        var outputs = submission.Inputs as InputSource.Outputs;
        if ((submission.After.Count == 0 && outputs is null) || submission.After.Count > SubmissionCheck.MostAfter || outputs?.Jobs.Count > SubmissionCheck.MostAfter)
            return submission;
        var whole = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in submission.After.Select(dependency => dependency.Job).Concat(outputs?.Jobs ?? []).Distinct())
        {
            whole[id] = (await FindAsync(id, cancellation).ConfigureAwait(false))?.Id
                ?? throw new JobRefusedException(JobRefusal.Invalid, $"There is no job {id} to wait for; it was never submitted, or its retention time is over.");
        }

        return submission with
        {
            After = [.. submission.After.Select(dependency => dependency with { Job = whole[dependency.Job] })],
            Inputs = outputs is null ? submission.Inputs : outputs with { Jobs = [.. outputs.Jobs.Select(id => whole[id])] },
        };
    }

    private static string NewKey() => "~" + Guid.NewGuid().ToString("N");

    private static string Name(JobState state) => state.ToString().ToLowerInvariant();

    public Task<JobRecord?> FindAsync(string id, CancellationToken cancellation) => _stored.FindAsync(id, cancellation);

    public Task<IReadOnlyDictionary<JobState, long>> CountAsync(CancellationToken cancellation) => StoredJobs.AskAsync(() => context.Store.CountAsync(cancellation));

    public Task<IReadOnlyList<JobRecord>> ListAsync(JobQuery query, CancellationToken cancellation) => StoredJobs.AskAsync(() => context.Store.ListAsync(query, cancellation));

    public Task<JobResult?> ReadResultAsync(string id, CancellationToken cancellation) => _stored.ReadResultAsync(id, cancellation);

    public Task<JobResult?> ReadPartialResultAsync(string id, CancellationToken cancellation) => _stored.ReadPartialResultAsync(id, cancellation);

    public IAsyncEnumerable<TaskView> ReadTasksAsync(string id, long from, bool? failed, CancellationToken cancellation) => _stored.ReadTasksAsync(id, from, failed, cancellation);

    public Task<TaskHistory> ReadTaskAsync(string id, long index, CancellationToken cancellation) => _stored.ReadTaskAsync(id, index, cancellation);

    public IAsyncEnumerable<AttemptRecord> ReadAttemptsAsync(string id, long from, CancellationToken cancellation) => _stored.ReadAttemptsAsync(id, from, cancellation);

    public IAsyncEnumerable<ChunkInfo> ReadChunksAsync(string id, long from, CancellationToken cancellation) => _stored.ReadChunksAsync(id, from, cancellation);

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadOutputsAsync(JobRecord job, int most, CancellationToken cancellation) => _stored.ReadOutputsAsync(job, most, cancellation);

    public async IAsyncEnumerable<JobProgress> WatchAsync(string id, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var job = await _stored.RequireAsync(id, cancellation).ConfigureAwait(false);
        var stream = new JobStream(Watches, LookAsync, context.Time);
        await foreach (var progress in stream.FollowAsync(job, () => FinalProgressAsync(job.Id), cancellation).ConfigureAwait(false))
            yield return progress;
    }

    public async Task<IReadOnlyDictionary<string, JobProgress>?> ReadProgressAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
            return new Dictionary<string, JobProgress>();
        try
        {
            return await context.Leader.Ask<object>(new LeaderCommands.GetProgress([.. ids]), context.Glance, cancellation).ConfigureAwait(false) is LeaderReplies.Progress answer
                ? answer.Jobs.ToDictionary(job => job.JobId)
                : null;
        }
        catch (AskTimeoutException)
        {
            return null;
        }
    }

    public async Task<JobRecord?> WaitAsync(string given, TimeSpan wait, CancellationToken cancellation)
    {
        var id = await _stored.WholeAsync(given, cancellation).ConfigureAwait(false);
        using var waiter = new JobWaiter(Watches, id);
        return await waiter.WaitAsync(wait, context.Time, cancellation).ConfigureAwait(false) ? await FindFinishedAsync(id, cancellation).ConfigureAwait(false) : null;
    }

    private async Task<JobRecord?> FindFinishedAsync(string id, CancellationToken cancellation)
    {
        var job = await _stored.RequireAsync(id, cancellation).ConfigureAwait(false);
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

    private async Task<JobProgress> FinalProgressAsync(string id)
    {
        var job = await _stored.RequireAsync(id, CancellationToken.None).ConfigureAwait(false);
        return JobProgress.Of(job) with { Workers = await StoredJobs.AskAsync(() => context.Store.CountByWorkerAsync(job.Number, CancellationToken.None)).ConfigureAwait(false) };
    }
}
