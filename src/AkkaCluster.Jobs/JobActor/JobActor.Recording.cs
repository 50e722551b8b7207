using Akka.Actor;
using Akka.Event;
using AkkaCluster.Jobs.Leasing;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>Results on their way into the store. A worker is answered when its result is durable, not before.</summary>
internal sealed partial class JobActor
{
    private readonly List<Recording> _recordings = [];
    private readonly HashSet<IActorRef> _postponed = [];
    private long _recordingBytes;
    private Recording? _last;
    private JobFinish? _afterLast;
    private TaskAttempt? _lastFailure;
    private string? _fileError;
    private long _duplicates;
    private bool _failing;

    private void ReceiveStoreReplies()
    {
        Receive<Stored>(stored => OnStored(stored.Recording));
        Receive<NotStored>(failed => OnStoreFailure(failed.Cause, new TryStore(failed.Recording), cause => OnRefused(failed.Recording, cause)));
        Receive<TryStore>(again => Store(again.Recording));
        Receive<LeasesNotRecorded>(OnLeasesNotRecorded);
        Receive<Reduced>(reduced => Finish(reduced.State, reduced.Error, reduced.Result));
        Receive<Finished>(finished => OnFinished(finished.Finish));
        Receive<NotFinished>(failed => OnStoreFailure(failed.Cause, new TryFinishAgain(failed.Finish), cause => OnFinishRefused(failed.Finish, cause)));
        Receive<TryFinishAgain>(again => StoreFinish(again.Finish));
    }

    private void TakeResult(LeaseMessages.Result result)
    {
        Know(result.Worker, Sender);
        if (_finishing || !HasRoom(result))
            return;
        var failures = result.Failures.Select(failure => new ReportedFailure(failure.Index, failure.Error, failure.Permanent, failure.Trace)).ToList();
        long? lease = result.Epoch == _job.Epoch ? result.Lease : null;
        var settled = _book.Report(new ReportedChunk(lease, result.Run, result.Attempt, failures, result.Elapsed), result.Worker, Now);
        foreach (var obsolete in settled.Obsolete.GroupBy(other => other.Worker))
        {
            if (_workers.TryGetValue(obsolete.Key, out var worker))
                worker.Tell(new LeaseMessages.Revoke(_id, [.. obsolete.Select(other => other.Id)]));
        }

        _duplicates += settled.Duplicates;
        if (settled.Runs.Count > 0 || settled.Failures.Count > 0)
            Record(result, settled);
        else if (!_recordings.Exists(recording => Overlaps(recording.Chunk.Chunk, result.Run)))
            Sender.Tell(new LeaseMessages.Recorded(_id, result.Run));
        if (settled.Failures.Count > settled.FinalFailures)
            ScheduleRetries();
    }

    /// <summary>While the store is slow or away, workers keep their results rather than this actor; they are asked for them when there is room again.</summary>
    private bool HasRoom(LeaseMessages.Result result)
    {
        if (_recordings.Count == 0 || _recordingBytes + result.Outputs.Data.Length <= _context.Settings.MostRecording)
            return true;
        _postponed.Add(Sender);
        return false;
    }

    private void AskPostponed()
    {
        if (_postponed.Count == 0 || _recordingBytes > _context.Settings.MostRecording / 2)
            return;
        foreach (var worker in _postponed)
            worker.Tell(new LeaseMessages.WhoHolds(_id, _job.Epoch));
        _postponed.Clear();
    }

    private void Record(LeaseMessages.Result result, Settlement settled)
    {
        var address = Address(result.Worker);
        var files = settled.Runs.Count == 0 ? new Dictionary<string, string>() : result.Files;
        _hasFiles |= files.Count > 0;
        var chunk = new ChunkRecord
        {
            Job = _job.Number,
            Epoch = _job.Epoch,
            Chunk = result.Run,
            Outputs = result.Outputs,
            Runs = settled.Runs,
            Failures = [.. settled.Failures.Select(failure => failure with { Worker = address })],
            Stored = result.Stored,
            Files = files,
            Attempt = result.Attempt,
            Worker = address,
            StartedAt = result.StartedAt,
            Elapsed = result.Elapsed,
        };
        Add([new Recording(chunk, Sender, result.Run)]);
    }

    /// <summary>Tasks that are given up because they took their workers down.</summary>
    private void RecordKilled(Settlement killed)
    {
        foreach (var failure in killed.Failures)
            _log.Error("Job {0}: task {1} is given up: {2}", _id, failure.Index, failure.Error);
        Add([.. killed.Failures.Select(failure => new Recording(KilledTask(failure), null, new TaskRun(failure.Index, 1)))]);
    }

    private ChunkRecord KilledTask(TaskAttempt failure) => new()
    {
        Job = _job.Number,
        Epoch = _job.Epoch,
        Chunk = new TaskRun(failure.Index, 1),
        Outputs = new PackedOutputs([0], ReadOnlyMemory<byte>.Empty),
        Runs = [new TaskRun(failure.Index, 1)],
        Failures = [failure with { Worker = Address(failure.Worker) }],
        Worker = Address(failure.Worker),
        StartedAt = Now,
        Elapsed = TimeSpan.Zero,
    };

    /// <summary>Stores what is to be recorded; what ends the job is kept back for the end.</summary>
    private void Add(IReadOnlyList<Recording> added)
    {
        _recordings.AddRange(added);
        _recordingBytes += added.Sum(recording => (long)recording.Chunk.Outputs.Data.Length);
        _lastFailure = added.SelectMany(recording => recording.Chunk.Failures).LastOrDefault(failure => failure.Final) ?? _lastFailure;
        _failing |= _job.Spec.FailFast && added.Any(recording => recording.Chunk.Failures.Any(failure => failure.Final));
        // Without its reducer the job cannot end here, and a reducer reads large outputs from the store: what it needs is recorded first then.
        var mayEnd = _last is null && (_failing || _book.AllSettled) && added.Count > 0 && _kindMissing is null;
        var end = mayEnd && (_reduction is null || added[^1].Chunk.Stored.Count == 0) ? added[^1] : null;
        foreach (var recording in added.Where(recording => recording != end))
            Store(recording);
        if (end is null)
            return;
        _last = end;
        TryFinish();
    }

    private void Store(Recording recording)
    {
        recording.Chunk = recording.Chunk with { Duplicates = recording.Chunk.Duplicates + _duplicates };
        _duplicates = 0;
        _context.Store.RecordAsync(recording.Chunk).PipeTo(Self, success: () => new Stored(recording), failure: e => new NotStored(recording, e));
    }

    private void OnStored(Recording recording)
    {
        _storeBackoff.Reset();
        _context.Restarts.Forget(_id);
        _recordings.Remove(recording);
        if (recording.Then is null)
            _recordingBytes -= recording.Chunk.Outputs.Data.Length;
        else
            Store(recording.Then);
        AskPostponed();
        Count(recording.Chunk);
        CommitFiles(recording.Chunk.Files);
        if (recording.Chunk.Finish is { } finish)
        {
            OnFinished(finish, recording);
            return;
        }

        if (recording.Then is null)
            recording.Worker?.Tell(new LeaseMessages.Recorded(_id, recording.Answered));
        if (recording == _last)
            StoreFinish(_afterLast!);
        else
        {
            _reduction?.Offer(recording.Chunk);
            TryFinish();
        }
    }

    private void CommitFiles(IReadOnlyDictionary<string, string> files)
    {
        try
        {
            _files.Commit(files);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log.Error(e, "Job {0}: the files of recorded tasks do not get their names", _id);
            _fileError = e.Message;
        }
    }

    private void Count(ChunkRecord chunk)
    {
        var failed = chunk.Failures.Count(failure => failure.Final);
        var done = chunk.Runs.Sum(run => (long)run.Count);
        _job = _job with
        {
            State = JobState.Running,
            Succeeded = _job.Succeeded + done - failed,
            Failed = _job.Failed + failed,
            Duplicates = _job.Duplicates + chunk.Duplicates,
            Retries = _job.Retries + chunk.Failures.Count - failed,
        };
        if (done > 0)
            _doneByWorker[chunk.Worker] = _doneByWorker.GetValueOrDefault(chunk.Worker) + done;
    }

    /// <summary>A store that cannot be used is tried again; a stale epoch ends this incarnation; where it is uncertain what the store did, the next one reads it there. Anything else is a refusal for good.</summary>
    private void OnStoreFailure(Exception cause, object retry, Action<Exception> refused)
    {
        switch (cause)
        {
            case StaleEpochException stale:
                StopFenced(stale);
                break;
            case StoreUnavailableException { IsUncertain: true }:
                throw new InvalidOperationException($"Job {_id} cannot know what was recorded of it as incarnation {_job.Epoch}; it goes on as the next one.", cause);
            case StoreUnavailableException or StoreCorruptException:
                var pause = _storeBackoff.Next();
                _log.Warning("Job {0} waits for the store, and tries again in {1} ms: {2}", _id, (int)pause.TotalMilliseconds, cause.Message);
                Timers.StartSingleTimer(retry, retry, pause);
                break;
            default:
                refused(cause);
                break;
        }
    }

    /// <summary>
    /// The store will never take this record. The end of the job, where it came along, goes apart; a chunk is halved until the task is found that cannot be recorded,
    /// and that has failed. Where the store does not even take that, the job has failed.
    /// </summary>
    private void OnRefused(Recording recording, Exception cause)
    {
        _log.Error(cause, "Job {0}: the store refuses {1}", _id, recording.Chunk.Chunk);
        if (recording.Chunk.Finish is { } finish)
        {
            _afterLast = finish;
            recording.Chunk = recording.Chunk with { Finish = null };
            Store(recording);
        }
        else if (recording.Chunk.Halves() is var (first, second))
        {
            var later = new Recording(second, recording.Worker, recording.Answered) { Then = recording.Then };
            // The worker is answered for both when the second is recorded, and that is not begun before the first is.
            recording.Chunk = first;
            recording.Then = later;
            _recordings.Add(later);
            if (recording == _last)
                _last = later;
            Store(recording);
        }
        else if (!recording.IsRefused)
        {
            recording.IsRefused = true;
            recording.Chunk = recording.Chunk.Refused(cause);
            _lastFailure = recording.Chunk.Failures[^1];
            // The end was decided on before this.
            _afterLast = _afterLast is null ? null : new JobFinish(JobState.Failed, Now, FailureText(_job.Failed + 1));
            Store(recording);
        }
        else
        {
            _finishing = true;
            StoreFinish(new JobFinish(JobState.Failed, Now, $"The job store refused the outcome of {recording.Chunk.Chunk}: {cause.Message}"));
        }
    }

    private void OnFinishRefused(JobFinish finish, Exception cause)
    {
        _log.Error(cause, "Job {0}: the store refuses its end", _id);
        var failed = new JobFinish(JobState.Failed, Now, $"The job store refused the job's result: {cause.Message}");
        if (finish.Result is null)
            Timers.StartSingleTimer(TryFinishAgain.Name, new TryFinishAgain(failed), _storeBackoff.Next());
        else
            StoreFinish(failed);
    }

    private void OnLeasesNotRecorded(LeasesNotRecorded failed)
    {
        foreach (var lease in failed.Leases)
            _book.Return(lease.Id);
        _hungry.Add(failed.Worker);
        failed.Worker.Tell(new LeaseMessages.Nothing(_id, Ended: false));
        if (failed.Cause is StaleEpochException stale)
            StopFenced(stale);
        else
            Timers.StartSingleTimer(RetriesDue.Instance, RetriesDue.Instance, _storeBackoff.Next());
    }

    private static bool Overlaps(TaskRun one, TaskRun other) => one.First < other.End && other.First < one.End;

    private sealed class Recording(ChunkRecord chunk, IActorRef? worker, TaskRun answered)
    {
        public ChunkRecord Chunk { get; set; } = chunk;

        public IActorRef? Worker { get; } = worker;

        public TaskRun Answered { get; } = answered;

        /// <summary>What is recorded after it, where both were one.</summary>
        public Recording? Then { get; set; }

        /// <summary>Whether the store refused the task's outcome, and it is recorded as failed.</summary>
        public bool IsRefused { get; set; }
    }

    private sealed record Stored(Recording Recording);

    private sealed record NotStored(Recording Recording, Exception Cause);

    private sealed record TryStore(Recording Recording);
}
