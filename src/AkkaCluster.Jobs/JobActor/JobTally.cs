using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Telemetry;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>How far a job is: as it is in the store, and who did how much of it since this incarnation began.</summary>
internal sealed class JobTally(JobRecord job)
{
    private readonly Dictionary<string, long> _doneByWorker = [];

    public JobRecord Job { get; private set; } = job;

    /// <summary>When the first task was handed out; null before.</summary>
    public DateTimeOffset? BegunAt { get; private set; }

    /// <summary>The last failure of a task for good.</summary>
    public TaskAttempt? LastFailure { get; private set; }

    public void Begin(DateTimeOffset now)
    {
        if (BegunAt is null && Job.State == JobState.Queued)
            JobInstruments.Begun(Job, now);
        BegunAt ??= now;
    }

    /// <summary>The store is told that it runs, or is queued again.</summary>
    public void Tell(JobState state) => Job = Job with { State = state };

    public void SetPaused(bool paused) => Job = Job with { Paused = paused };

    /// <summary>Failures that are about to be recorded.</summary>
    public void Note(IEnumerable<TaskAttempt> failures) => LastFailure = failures.LastOrDefault(failure => failure.Final) ?? LastFailure;

    /// <summary>A chunk that is recorded.</summary>
    public void Count(ChunkRecord chunk)
    {
        var failed = chunk.Failures.Count(failure => failure.Final);
        var done = chunk.Runs.Sum(run => (long)run.Count);
        JobInstruments.Recorded(Job.Spec.Kind, done - failed, failed, chunk.Duplicates, chunk.Failures.Count - failed);
        Job = Job with
        {
            State = chunk.Finish?.State ?? JobState.Running,
            Succeeded = Job.Succeeded + done - failed,
            Failed = Job.Failed + failed,
            Duplicates = Job.Duplicates + chunk.Duplicates,
            Retries = Job.Retries + chunk.Failures.Count - failed,
            Error = chunk.Finish?.Error,
        };
        if (done > 0)
            _doneByWorker[chunk.Worker] = _doneByWorker.GetValueOrDefault(chunk.Worker) + done;
    }

    public void End(JobFinish finish) => Job = Job with { State = finish.State, Error = finish.Error };

    /// <summary>How the job ends where so many more of its tasks have failed than are counted yet.</summary>
    public (JobState State, string? Error) Outcome(int more)
    {
        var failed = Job.Failed + more;
        return failed == 0
            ? (JobState.Succeeded, null)
            : (JobState.Failed, $"{failed} of {Job.TaskCount} tasks failed" + (LastFailure is null ? "." : $"; task {LastFailure.Index}: {LastFailure.Error}"));
    }

    public JobProgress Progress() => JobProgress.Of(Job) with
    {
        State = Job.State == JobState.Queued && BegunAt is not null ? JobState.Running : Job.State,
        Workers = new Dictionary<string, long>(_doneByWorker),
    };
}
