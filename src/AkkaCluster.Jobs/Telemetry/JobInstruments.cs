using System.Diagnostics.Metrics;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Telemetry;

/// <summary>What the leader and the jobs' actors of this node measure.</summary>
internal static class JobInstruments
{
    private static readonly Meter Meter = new("AkkaCluster.Jobs");
    private static readonly Counter<long> SubmittedJobs = Meter.CreateCounter<long>("akkacluster.jobs.submitted", null, "Jobs that this node's leader has admitted.");
    private static readonly Counter<long> FinishedJobs = Meter.CreateCounter<long>("akkacluster.jobs.finished", null, "Jobs that have ended, by kind and outcome.");
    private static readonly Histogram<double> QueueWait = Meter.CreateHistogram<double>("akkacluster.jobs.queue_wait", "s", "From a job's admission to the first of its tasks being handed out.");
    private static readonly Histogram<double> RunTime = Meter.CreateHistogram<double>("akkacluster.jobs.run_time", "s", "From the first of a job's tasks being handed out to the job's end.");
    private static readonly Counter<long> RecordedTasks = Meter.CreateCounter<long>("akkacluster.tasks.recorded", null, "Tasks whose outcome is durable, by kind and outcome.");
    private static readonly Histogram<double> FailoverTime = Meter.CreateHistogram<double>("akkacluster.leader.failover", "s", "From the loss of the leader's node being seen to its successor on this node being at work.");

    // What is rare is told as 0 before it happens: a rate needs two points.
    private static long s_duplicates;
    private static long s_retries;
    private static long s_lostLeases;

    static JobInstruments()
    {
        Meter.CreateObservableCounter("akkacluster.tasks.duplicates", () => Volatile.Read(ref s_duplicates), null, "Outcomes that came a second time and were discarded.");
        Meter.CreateObservableCounter("akkacluster.tasks.retries", () => Volatile.Read(ref s_retries), null, "Attempts that failed and are followed by another.");
        Meter.CreateObservableCounter("akkacluster.leases.lost", () => Volatile.Read(ref s_lostLeases), null, "Leases that went to other workers: the first one was lost, or did not mention them any more.");
    }

    /// <summary>Makes the instruments.</summary>
    public static void Begin() => _ = Meter;

    public static void Submitted(string kind) => SubmittedJobs.Add(1, Kind(kind));

    /// <summary>A job was cancelled; its kind is not known to who does it.</summary>
    public static void Cancelled() => FinishedJobs.Add(1, Outcome(JobState.Cancelled));

    public static void Begun(JobRecord job, DateTimeOffset now) => QueueWait.Record((now - job.QueuedAt).TotalSeconds, Kind(job.Spec.Kind));

    /// <param name="job">The job.</param>
    /// <param name="begun">When its first task was handed out, as far as its actor knows.</param>
    /// <param name="finish">Its end.</param>
    public static void Finished(JobRecord job, DateTimeOffset? begun, JobFinish finish)
    {
        FinishedJobs.Add(1, Kind(job.Spec.Kind), Outcome(finish.State));
        if ((job.StartedAt ?? begun) is { } since)
            RunTime.Record((finish.At - since).TotalSeconds, Kind(job.Spec.Kind));
    }

    public static void Recorded(string kind, long succeeded, long failed, long duplicates, long retries)
    {
        if (succeeded > 0)
            RecordedTasks.Add(succeeded, Kind(kind), Outcome(JobState.Succeeded));
        if (failed > 0)
            RecordedTasks.Add(failed, Kind(kind), Outcome(JobState.Failed));
        Interlocked.Add(ref s_duplicates, duplicates);
        Interlocked.Add(ref s_retries, retries);
    }

    public static void LeasesLost(int count) => Interlocked.Add(ref s_lostLeases, count);

    public static void FailedOver(TimeSpan took) => FailoverTime.Record(took.TotalSeconds);

    private static KeyValuePair<string, object?> Kind(string kind) => new("kind", kind);

    private static KeyValuePair<string, object?> Outcome(JobState state) => new("outcome", state switch
    {
        JobState.Succeeded => "succeeded",
        JobState.Failed => "failed",
        _ => "cancelled",
    });
}
