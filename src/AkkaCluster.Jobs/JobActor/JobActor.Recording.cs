using Akka.Actor;
using Akka.Event;
using AkkaCluster.Jobs.Leasing;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Storage;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>Results on their way into the store. A worker is answered when its result is durable, not before.</summary>
internal sealed partial class JobActor
{
    private readonly List<Recording> _recordings = [];
    private Recording? _last;
    private JobFinish? _afterLast;
    private TaskAttempt? _lastFailure;
    private string? _fileError;
    private long _duplicates;
    private bool _failing;

    private void ReceiveStoreReplies()
    {
        Receive<Stored>(stored => OnStored(stored.Recording));
        Receive<NotStored>(failed => OnStoreFailure(failed.Cause, new TryStore(failed.Recording)));
        Receive<TryStore>(again => Store(again.Recording));
        Receive<LeasesNotRecorded>(OnLeasesNotRecorded);
        Receive<Reduced>(reduced => Finish(reduced.State, reduced.Error, reduced.Result));
        Receive<Finished>(finished => OnFinished(finished.Finish));
        Receive<NotFinished>(failed => OnStoreFailure(failed.Cause, new TryFinishAgain(failed.Finish)));
        Receive<TryFinishAgain>(again => StoreFinish(again.Finish));
    }

    private void TakeResult(LeaseMessages.Result result)
    {
        Know(result.Worker, Sender);
        if (_finishing)
            return;
        var failures = result.Failures.Select(failure => new ReportedFailure(failure.Index, failure.Error, failure.Permanent)).ToList();
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
        _lastFailure = added.SelectMany(recording => recording.Chunk.Failures).LastOrDefault(failure => failure.Final) ?? _lastFailure;
        _failing |= _job.Spec.FailFast && added.Any(recording => recording.Chunk.Failures.Any(failure => failure.Final));
        var end = _last is null && (_failing || _book.AllSettled) && added.Count > 0 ? added[^1] : null;
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
        _recordings.Remove(recording);
        Count(recording.Chunk);
        CommitFiles(recording.Chunk.Files);
        recording.Worker?.Tell(new LeaseMessages.Recorded(_id, recording.Answered));
        if (recording.Chunk.Finish is { } finish)
            OnFinished(finish);
        else if (recording == _last)
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

    /// <summary>A store that cannot be used is tried again; a stale epoch ends this incarnation; anything else restarts the actor.</summary>
    private void OnStoreFailure(Exception cause, object retry)
    {
        switch (cause)
        {
            case StaleEpochException stale:
                StopFenced(stale);
                break;
            case StoreUnavailableException or StoreCorruptException:
                var pause = _storeBackoff.Next();
                _log.Warning("Job {0} waits for the store, and tries again in {1} ms: {2}", _id, (int)pause.TotalMilliseconds, cause.Message);
                Timers.StartSingleTimer(retry, retry, pause);
                break;
            default:
                throw new InvalidOperationException($"Job {_id} could not be recorded as incarnation {_job.Epoch}; it goes on as the next one.", cause);
        }
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
    }

    private sealed record Stored(Recording Recording);

    private sealed record NotStored(Recording Recording, Exception Cause);

    private sealed record TryStore(Recording Recording);
}
