using Akka.Actor;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Planning;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs;

/// <summary>The jobs of the cluster, as one node offers them. Reads are in <c>JobService.Reads.cs</c>.</summary>
internal sealed partial class JobService(JobServiceContext context) : IJobService
{
    private readonly JobPlanner _planner = new(context.Kinds, new InputWriter(context.Store, context.Defaults), context.Defaults);

    private NodeHealth? _health;

    public JobKindRegistry Kinds => context.Kinds;

    public async Task<SubmittedJob> SubmitAsync(JobSubmission submission, TimeSpan? wait, CancellationToken cancellation)
    {
        var spec = await StoreAsync(() => _planner.PlanAsync(submission, cancellation)).ConfigureAwait(false);
        // A question that is repeated after a failover must not make a second job: every submission has a key.
        spec = spec with { IdempotencyKey = spec.IdempotencyKey ?? "~" + Guid.NewGuid().ToString("N") };
        var id = JobId.Next(context.Time.GetUtcNow(), Random.Shared);
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
        var admitted = await AskLeaderAsync<LeaderReplies.Admitted>(
            left => new LeaderCommands.Submit(id, spec, left, watcher),
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
        var inputs = await StoreAsync(() => writer.WriteAsync(lines, hash, cancellation)).ConfigureAwait(false);
        return inputs is JobInputs.Stored stored
            ? new InputSource.Upload(stored.Upload, stored.Lines) { ContentHash = hash.ToString() }
            : throw new JobRefusedException(JobRefusal.Invalid, "The upload has no lines; expected one input a line.");
    }

    public Task CancelAsync(string id, CancellationToken cancellation) => ChangeAsync(id, new LeaderCommands.Cancel(id), "cancelled", cancellation);

    public Task PauseAsync(string id, CancellationToken cancellation) => ChangeAsync(id, new LeaderCommands.SetPaused(id, true), "paused", cancellation);

    public Task ResumeAsync(string id, CancellationToken cancellation) => ChangeAsync(id, new LeaderCommands.SetPaused(id, false), "resumed", cancellation);

    public async Task<ClusterOverview> OverviewAsync(CancellationToken cancellation)
    {
        LeaderReplies.Overview? overview = null;
        try
        {
            overview = (LeaderReplies.Overview)await context.Leader.Ask<object>(new LeaderCommands.GetOverview(), context.AttemptTimeout, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is AskTimeoutException or InvalidCastException)
        {
            // There is no leader at the moment: the members are worth telling all the same.
        }

        return new ClusterOverview(
            context.System.Name,
            context.Cluster.SelfAddress,
            overview?.LeaderAddress,
            overview?.LeaderEpoch ?? 0,
            context.Cluster.Nodes(overview?.LeaderAddress),
            overview?.Workers ?? [],
            overview?.QueuedJobs ?? 0,
            overview?.ActiveJobs ?? 0,
            overview?.StoreTrouble);
    }

    public async Task DrainAsync(string address, CancellationToken cancellation)
    {
        var node = context.Cluster.Nodes(null).FirstOrDefault(node => node.Address == address)
            ?? throw new JobRefusedException(JobRefusal.NotFound, $"No member has the address {address}; there are {string.Join(", ", context.Cluster.Nodes(null).Select(member => member.Address))}.");
        if (node.Roles.Contains(JobCluster.WorkerRole))
            await AskLeaderAsync<LeaderReplies.Done>(_ => new LeaderCommands.Drain(address), cancellation).ConfigureAwait(false);
        else
            context.Cluster.Leave(address);
    }

    private async Task ChangeAsync(string id, object command, string done, CancellationToken cancellation)
    {
        var asked = 0;
        var reply = await AskLeaderAsync<object>(_ => (asked++, command).command, cancellation).ConfigureAwait(false);
        if (reply is LeaderReplies.Done)
            return;
        var job = await FindAsync(id, cancellation).ConfigureAwait(false)
            ?? throw new JobRefusedException(JobRefusal.NotFound, $"There is no job {id}.");
        // The answer to an earlier question may have been lost.
        if (asked > 1 && command is LeaderCommands.Cancel && job.State == JobState.Cancelled)
            return;
        throw new JobRefusedException(JobRefusal.Conflict, $"Job {id} cannot be {done}: it is {job.State.ToString().ToLowerInvariant()} already.");
    }

    /// <summary>Asks until there is an answer or the time is over: during a failover the first questions are lost.</summary>
    /// <param name="question">What to ask, by the time that is left for it.</param>
    /// <param name="cancellation">Ends the asking.</param>
    /// <param name="unsure">What to say besides where a question may have been heard and its answer was not.</param>
    private async Task<T> AskLeaderAsync<T>(Func<TimeSpan, object> question, CancellationToken cancellation, string unsure = "")
    {
        var isUnsure = false;
        var started = context.Time.GetTimestamp();
        var attempt = context.FirstAttempt;
        while (true)
        {
            var retryAfter = context.RetryPause;
            string problem;
            try
            {
                switch (await context.Leader.Ask<object>(question(context.LeaderTimeout - context.Time.GetElapsedTime(started)), attempt, cancellation).ConfigureAwait(false))
                {
                    case LeaderReplies.Refused { AskAgain: false } refused:
                        throw new JobRefusedException(refused.Reason, isUnsure && refused.Reason == JobRefusal.Unavailable ? refused.Message + unsure : refused.Message, retryAfter: refused.RetryAfter);
                    case LeaderReplies.Refused refused:
                        problem = refused.Message;
                        break;
                    case T answer:
                        return answer;
                    case var other:
                        throw new InvalidOperationException($"The leader answered {question(TimeSpan.Zero).GetType().Name} with {other.GetType().Name}; expected {typeof(T).Name}.");
                }
            }
            catch (AskTimeoutException)
            {
                problem = "There is no leader that answers at the moment.";
            }

            isUnsure = true;
            // Questions that come while there is no leader are lost; soon asked again, they find the next one as soon as it is there.
            attempt = attempt * 2 < context.AttemptTimeout ? attempt * 2 : context.AttemptTimeout;
            if (context.Time.GetElapsedTime(started) + retryAfter > context.LeaderTimeout)
                throw new JobRefusedException(JobRefusal.Unavailable, $"{problem} Tried for {context.LeaderTimeout.TotalSeconds:0} s.{unsure}", retryAfter: TimeSpan.FromSeconds(1));
            await Task.Delay(retryAfter, context.Time, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<T> StoreAsync<T>(Func<Task<T>> work)
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
