using Akka.Actor;
using Akka.Event;
using AkkaCluster.Jobs.Leasing;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Telemetry;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>Takes results, brings them into the store, and ends the job. A worker is answered when its result is durable, not before.</summary>
internal sealed class JobRecorder(JobRun run)
{
    private readonly Recordings _recordings = new(run.Actor.Shared.Settings.MostRecording);
    private readonly LogRoom _logs = new(run.Actor.Shared.Settings.MostLogs);
    private readonly OutputFiles _files = new(run.Actor.Shared.Settings.OutputDirectory, run.Actor.Id);
    private bool _finishing;
    private bool _hasFiles;
    private string? _fileError;
    private long _duplicates;

    /// <summary>Whether a task has failed with which the job is to end.</summary>
    public bool IsFailing { get; private set; }

    private JobActor Actor => run.Actor;

    private IRecordStore Store => run.Actor.Shared.Store;

    /// <summary>Takes what the store, the reducer and the timers say; false where it is something else.</summary>
    public bool Receive(object message)
    {
        switch (message)
        {
            case Stored stored:
                OnStored(stored.Recording);
                return true;
            case NotStored failed:
                OnStoreFailure(failed.Cause, new TryWrite(failed.Recording), cause => OnRefused(failed.Recording, cause));
                return true;
            case TryWrite again:
                Write(again.Recording);
                return true;
            case Reduced reduced:
                Finish(reduced.State, reduced.Error, reduced.Result);
                return true;
            case Finished finished:
                OnFinished(finished.Finish);
                return true;
            case NotFinished failed:
                OnStoreFailure(failed.Cause, new TryEnd(failed.Finish), cause => OnFinishRefused(failed.Finish, cause));
                return true;
            case TryEnd again:
                WriteEnd(again.Finish);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Takes a result; true where some of its tasks are to be tried again.</summary>
    public bool Take(LeaseMessages.Result result)
    {
        run.Meet(result.Worker);
        if (_finishing)
            return false;
        if (result.Epoch <= run.Job.RoundEpoch)
        {
            // Of an earlier round: nobody waits for it any more.
            Actor.Asker.Tell(new LeaseMessages.Recorded(Actor.Id, result.Run));
            return false;
        }

        if (!_recordings.HasRoomFor(result.Size))
        {
            // While the store is slow or away, workers keep their results rather than this actor; they are asked for them when there is room again.
            run.Workers.Postpone(Actor.Asker);
            return false;
        }

        long? lease = result.Epoch == run.Job.Epoch ? result.Lease : null;
        var settled = run.Book.Report(new ReportedChunk(lease, result.Run, result.Attempt, result.Failures, result.Elapsed), result.Worker, Actor.Now);
        foreach (var obsolete in settled.Obsolete.GroupBy(other => other.Worker))
            run.Workers.Find(obsolete.Key)?.Tell(new LeaseMessages.Revoke(Actor.Id, [.. obsolete.Select(other => other.Id)]));
        _duplicates += settled.Duplicates;
        if (settled.Runs.Count > 0 || settled.Failures.Count > 0)
            Add([new Recording(ToRecord(result, settled), Actor.Asker, result.Run) { TraceParent = result.TraceParent, Since = Actor.Now }]);
        else if (!_recordings.Contain(result.Run))
            Actor.Asker.Tell(new LeaseMessages.Recorded(Actor.Id, result.Run));
        return settled.Failures.Count > settled.FinalFailures;
    }

    /// <summary>Records tasks that are given up because they took their workers down.</summary>
    public void RecordKilled(Settlement killed)
    {
        foreach (var failure in killed.Failures)
            Actor.Log.Error("Job {Job}: task {Index} is given up: {Error}", Actor.Id, failure.Index, failure.Error);
        Add([.. killed.Failures.Select(failure => new Recording(ToRecord(failure), null, new TaskRun(failure.Index, 1)))]);
    }

    /// <summary>Keeps for people what became of leases that nobody answers for any more. That the store is away is no reason to wait: the tasks themselves go on.</summary>
    public void NoteLost(IEnumerable<Lease> leases, string reason)
    {
        var lost = leases.Select(lease => new LostLease(lease.Run, lease.Attempt, JobWorkers.Address(lease.Worker), lease.Since, Actor.Now, reason)).ToList();
        if (lost.Count > 0)
            _ = Store.RecordLostAsync(run.Job.Number, run.Job.Epoch, lost).ContinueWith(told => _ = told.Exception, TaskScheduler.Default);
    }

    /// <summary>Gives the files of recorded tasks their names.</summary>
    public void CommitFiles(IReadOnlyDictionary<string, string> files)
    {
        _hasFiles |= files.Count > 0;
        try
        {
            _files.Commit(files);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Actor.Log.Error(e, "Job {Job}: the files of recorded tasks do not get their names", Actor.Id);
            _fileError = e.Message;
        }
    }

    /// <summary>Ends the job once all its tasks are settled and recorded. The last chunk is kept back, so that it and the end are written together.</summary>
    public void TryFinish()
    {
        if (_finishing || run.KindMissing is not null || !(run.Book.AllSettled || IsFailing) || !_recordings.IsOnlyLastLeft)
            return;
        _finishing = true;
        var last = _recordings.Last?.Chunk;
        var (state, error) = run.Tally.Outcome(last?.Failures.Count(failure => failure.Final) ?? 0);
        if (run.Reduction is null || !run.Book.AllSettled)
        {
            Finish(state, error);
            return;
        }

        run.Reduction.CompleteAsync(last).PipeTo(
            Actor.Ref,
            success: result => new Reduced(run, state, error, result),
            failure: e => new Reduced(run, JobState.Failed, $"The reducer of kind '{run.Job.Spec.Kind}' failed: {e.Message}", null));
    }

    public void Finish(JobState state, string? error, JobResult? result = null)
    {
        _finishing = true;
        var finish = _fileError is null ? new JobFinish(state, Actor.Now, error, result) : new JobFinish(JobState.Failed, Actor.Now, _fileError, result);
        if (_recordings.Last is not { } last)
        {
            WriteEnd(finish);
            return;
        }

        // Files get their names between the last record and the end, so that who sees the end finds them.
        if (_hasFiles)
            _recordings.EndAfterLast = finish;
        else
            last.Chunk = last.Chunk with { Finish = finish };
        Write(last);
    }

    /// <summary>Stores what is to be recorded; what ends the job is kept back for the end.</summary>
    private void Add(IReadOnlyList<Recording> added)
    {
        if (added.Count == 0)
            return;
        run.Tally.Note(added.SelectMany(recording => recording.Chunk.Failures));
        IsFailing |= run.Job.Spec.FailFast && added.Any(recording => recording.Chunk.Failures.Any(failure => failure.Final));
        // Without its reducer the job cannot end here, and a reducer reads large outputs from the store: what it needs is recorded first then.
        var mayEnd = _recordings.Last is null && (IsFailing || run.Book.AllSettled) && run.KindMissing is null;
        var keepLast = mayEnd && (run.Reduction is null || added[^1].Chunk.Stored.Count == 0);
        _recordings.Add(added, keepLast);
        foreach (var recording in keepLast ? added.SkipLast(1) : added)
            Write(recording);
        if (keepLast)
            TryFinish();
    }

    private void Write(Recording recording)
    {
        recording.Chunk = recording.Chunk with { Duplicates = recording.Chunk.Duplicates + _duplicates };
        _duplicates = 0;
        Store.RecordAsync(recording.Chunk).PipeTo(Actor.Ref, success: () => new Stored(run, recording), failure: e => new NotStored(run, recording, e));
    }

    private void WriteEnd(JobFinish planned)
    {
        var finish = _fileError is null ? planned : planned with { State = JobState.Failed, Error = _fileError };
        Store.FinishAsync(run.Job.Number, run.Job.Epoch, finish).PipeTo(Actor.Ref, success: () => new Finished(run, finish), failure: e => new NotFinished(run, finish, e));
    }

    private void OnStored(Recording recording)
    {
        Actor.Backoff.Reset();
        Actor.Shared.Restarts.Forget(Actor.Id);
        _recordings.Remove(recording);
        JobTraces.Tell("record tasks", recording.TraceParent, Actor.Id, recording.Since);
        if (recording.Then is not null)
            Write(recording.Then);
        AskPostponed();
        run.Tally.Count(recording.Chunk);
        CommitFiles(recording.Chunk.Files);
        if (recording.Chunk.Finish is { } finish)
        {
            OnFinished(finish, recording);
            return;
        }

        if (recording.Then is null)
            recording.Worker?.Tell(new LeaseMessages.Recorded(Actor.Id, recording.Answered));
        if (recording == _recordings.Last)
        {
            WriteEnd(_recordings.EndAfterLast!);
            return;
        }

        run.Reduction?.Offer(recording.Chunk);
        TryFinish();
    }

    private void AskPostponed()
    {
        if (!_recordings.HasRoomAgain)
            return;
        foreach (var worker in run.Workers.TakePostponed())
            worker.Tell(new LeaseMessages.WhoHolds(Actor.Id, run.Job.Epoch), Actor.Ref);
    }

    /// <summary>The end is durable. Who did not hear of it, leader or worker, asks, and the actor that is made for it tells what the store has.</summary>
    private void OnFinished(JobFinish finish, Recording? last = null)
    {
        Actor.Shared.Restarts.Forget(Actor.Id);
        run.Tally.End(finish);
        JobInstruments.Finished(run.Job, run.Tally.BegunAt, finish);
        if (_hasFiles)
            _files.RemoveAttempts();
        last?.Worker?.Tell(new LeaseMessages.Recorded(Actor.Id, last.Answered, Ended: true));
        foreach (var worker in run.Workers.All.Where(worker => !worker.Equals(last?.Worker)))
            worker.Tell(new LeaseMessages.Revoke(Actor.Id, []));
        Actor.Shared.Leader.Tell(new JobEvents.Ended(run.Progress() with { End = last is null ? null : JobEnd.Of(run.Job, last.Chunk) }));
        Actor.Passivate();
    }

    /// <summary>A store that cannot be used is tried again; a stale epoch ends this incarnation; where it is uncertain what the store did, the next one reads it there. Anything else is a refusal for good.</summary>
    private void OnStoreFailure(Exception cause, object retry, Action<Exception> refused)
    {
        switch (cause)
        {
            case StaleEpochException stale:
                run.StopFenced(stale);
                break;
            case StoreUnavailableException { IsUncertain: true }:
                throw new InvalidOperationException($"Job {Actor.Id} cannot know what was recorded of it as incarnation {run.Job.Epoch}; it goes on as the next one.", cause);
            case StoreUnavailableException or StoreCorruptException:
                // Told once: each recording that waits fails, again and again.
                if (Actor.Backoff.IsFirst)
                    Actor.Log.Warning("Job {Job} waits for the store, and tries again until it is back: {Reason}", Actor.Id, cause.Message);
                var pause = Actor.Backoff.Next();
                Actor.Timers.StartSingleTimer(retry, retry, pause);
                break;
            default:
                refused(cause);
                break;
        }
    }

    private void OnRefused(Recording recording, Exception cause)
    {
        Actor.Log.Error(cause, "Job {Job}: the store refuses {Chunk}", Actor.Id, recording.Chunk.Chunk);
        if (!_recordings.Reshape(recording, cause))
        {
            _finishing = true;
            WriteEnd(new JobFinish(JobState.Failed, Actor.Now, $"The job store refused the outcome of {recording.Chunk.Chunk}: {cause.Message}"));
            return;
        }

        if (recording.IsRefused)
        {
            run.Tally.Note(recording.Chunk.Failures);
            // The end was decided on before this.
            if (_recordings.EndAfterLast is not null)
                _recordings.EndAfterLast = new JobFinish(JobState.Failed, Actor.Now, run.Tally.Outcome(1).Error);
        }

        Write(recording);
    }

    private void OnFinishRefused(JobFinish finish, Exception cause)
    {
        Actor.Log.Error(cause, "Job {Job}: the store refuses its end", Actor.Id);
        var failed = new JobFinish(JobState.Failed, Actor.Now, $"The job store refused the job's result: {cause.Message}");
        if (finish.Result is null)
            Actor.Timers.StartSingleTimer(nameof(TryEnd), new TryEnd(failed), Actor.Backoff.Next());
        else
            WriteEnd(failed);
    }

    private ChunkRecord ToRecord(LeaseMessages.Result result, Settlement settled)
    {
        var address = JobWorkers.Address(result.Worker);
        var files = settled.Runs.Count == 0 ? new Dictionary<string, string>() : result.Files;
        _hasFiles |= files.Count > 0;
        return new ChunkRecord
        {
            Job = run.Job.Number,
            Epoch = run.Job.Epoch,
            Round = run.Job.Round,
            Chunk = result.Run,
            Outputs = result.Outputs,
            Runs = settled.Runs,
            Failures = [.. settled.Failures.Select(failure => failure with { Worker = address, Log = _logs.Admit(failure.Log) })],
            Stored = result.Stored,
            Files = files,
            Returned = result.Returned.Count == 0 ? [] : [.. result.Returned.Where(returned => settled.Runs.Any(run => run.First <= returned.Index && returned.Index < run.End))],
            Attempt = result.Attempt,
            Worker = address,
            StartedAt = result.StartedAt,
            Elapsed = result.Elapsed,
        };
    }

    private ChunkRecord ToRecord(TaskAttempt killed) => new()
    {
        Job = run.Job.Number,
        Epoch = run.Job.Epoch,
        Round = run.Job.Round,
        Chunk = new TaskRun(killed.Index, 1),
        Outputs = new PackedOutputs([0], ReadOnlyMemory<byte>.Empty),
        Runs = [new TaskRun(killed.Index, 1)],
        Failures = [killed with { Worker = JobWorkers.Address(killed.Worker), StartedAt = Actor.Now }],
        Worker = JobWorkers.Address(killed.Worker),
        StartedAt = Actor.Now,
        Elapsed = TimeSpan.Zero,
    };

    private sealed record Stored(object To, Recording Recording) : JobReply(To);

    private sealed record NotStored(object To, Recording Recording, Exception Cause) : JobReply(To);

    private sealed record Reduced(object To, JobState State, string? Error, JobResult? Result) : JobReply(To);

    private sealed record Finished(object To, JobFinish Finish) : JobReply(To);

    private sealed record NotFinished(object To, JobFinish Finish, Exception Cause) : JobReply(To);

    private sealed record TryWrite(Recording Recording);

    private sealed record TryEnd(JobFinish Finish);
}
