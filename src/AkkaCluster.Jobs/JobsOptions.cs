using AkkaCluster.Jobs.Fairness;

namespace AkkaCluster.Jobs;

/// <summary>How jobs are taken in, cut, retried and kept; the section Jobs.</summary>
public sealed class JobsOptions
{
    /// <summary>What a submission need not say.</summary>
    public int DefaultPriority { get; set; } = 5;

    /// <summary>What a submission need not say.</summary>
    public int DefaultMaxAttempts { get; set; } = 3;

    /// <summary>What a submission need not say; null: a task may take any time.</summary>
    public TimeSpan? DefaultTaskTimeLimit { get; set; }

    /// <summary>The most tasks that one job may have.</summary>
    public long MaxTasks { get; set; } = 100_000_000;

    /// <summary>The most bytes that one input may have; larger data belongs into files.</summary>
    public int MaxInputSize { get; set; } = 1 << 20;

    /// <summary>Inputs up to so many bytes travel with the job; more are stored in blocks that workers read.</summary>
    public int InlineInputs { get; set; } = 32 << 10;

    /// <summary>The most bytes that one file may have that comes with a job, or that a task returns.</summary>
    public long MaxFileSize { get; set; } = 1L << 30;

    /// <summary>The most bytes that the files of one job may have together: those that come with it, and also those that its tasks return.</summary>
    public long MaxFilesSize { get; set; } = 8L << 30;

    /// <summary>The most files that come with one job.</summary>
    public int MaxFiles { get; set; } = 10_000;

    /// <summary>How many unfinished jobs the leader holds. Beyond, submissions are refused for now (HTTP 429).</summary>
    public int QueueCapacity { get; set; } = 100_000;

    /// <summary>How many jobs of one priority or above are worked on at once. The others wait in the store.</summary>
    public int ActiveWindow { get; set; } = 256;

    /// <summary>
    /// How much of the workers each queue is to have beside others that have jobs of the same priority too, as <c>web=4</c> each; a queue that is not named has the weight 1. The same on all nodes, as are
    /// the limits.
    /// </summary>
    public IReadOnlyList<string> Queues { get; set; } = [];

    /// <summary>
    /// How many tasks of some jobs run at once (<c>tenant=t7:2</c>), or how fast they are begun (<c>kind=mail:100/m</c>; /s, /m, /h). The key is queue, kind or a label; the value * is each by itself.
    /// </summary>
    public IReadOnlyList<string> Limits { get; set; } = [];

    /// <summary>How long finished jobs are kept.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How often the leader looks for those to delete.</summary>
    public TimeSpan RetentionInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>A schedule's time that no leader handed its job in for until then is missed, and treated as the schedule says.</summary>
    public TimeSpan ScheduleGrace { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Within which time what is queued is to be done, from a second to a day: the metric <c>akkacluster_demand_slots</c> tells how many slots would.</summary>
    public TimeSpan DemandWithin { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a chunk of tasks should take: its size adapts to that.</summary>
    public TimeSpan ChunkTarget { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Towards the end of a job chunks shrink to what takes so long.</summary>
    public TimeSpan ChunkLeast { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>The most tasks of a chunk.</summary>
    public int MaxChunk { get; set; } = 10_000;

    /// <summary>A task that failed is tried again after this, doubled with each attempt, shortened by up to half at random.</summary>
    public TimeSpan MinBackoff { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The most that such a wait becomes.</summary>
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes that are kept of a job's logs: of what its failed attempts wrote to standard output and error. Beyond, errors and exit codes are.</summary>
    public long MaxLogs { get; set; } = 64 << 20;

    /// <summary>A task during which this many workers were lost is given up.</summary>
    public int MaxWorkerKills { get; set; } = 3;

    /// <summary>At the end of a job that allows it, chunks older than this (and than twice what was expected) are leased to a second worker.</summary>
    public TimeSpan SpeculateAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>A lease that its worker does not mention for so long is taken back.</summary>
    public TimeSpan LeaseTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a job's actor that starts again waits for the workers to say what they hold.</summary>
    public TimeSpan InquiryTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a job's actor tells of its progress.</summary>
    public TimeSpan ReportInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Where tasks put files; on storage that all nodes share, under the same path. A folder a job.</summary>
    public string OutputDirectory { get; set; } = "data/output";

    /// <summary>Into how many shards jobs are divided; the same on all nodes, some ten for each worker.</summary>
    public int Shards { get; set; } = 60;

    /// <summary>How long a call waits for a leader, in all.</summary>
    public TimeSpan LeaderTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long at most for one attempt; the first ones are shorter, since questions are lost while there is no leader.</summary>
    public TimeSpan LeaderAttempt { get; set; } = TimeSpan.FromSeconds(2);

    internal static bool IsDemandTime(TimeSpan time) => time >= TimeSpan.FromSeconds(1) && time <= TimeSpan.FromDays(1);

    /// <summary>What is wrong with them.</summary>
    public static IEnumerable<string> Faults(JobsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (string Name, double Value)[] positive =
        [
            ("default-max-attempts", options.DefaultMaxAttempts), ("max-tasks", options.MaxTasks), ("max-input-size", options.MaxInputSize), ("max-file-size", options.MaxFileSize), ("max-files", options.MaxFiles), ("queue-capacity", options.QueueCapacity),
            ("active-window", options.ActiveWindow), ("max-chunk", options.MaxChunk), ("max-worker-kills", options.MaxWorkerKills), ("shards", options.Shards),
            ("retention-interval", options.RetentionInterval.TotalSeconds), ("schedule-grace", options.ScheduleGrace.TotalSeconds), ("lease-timeout", options.LeaseTimeout.TotalSeconds), ("report-interval", options.ReportInterval.TotalSeconds),
            ("leader-timeout", options.LeaderTimeout.TotalSeconds), ("leader-attempt", options.LeaderAttempt.TotalSeconds),
        ];
        foreach (var (name, value) in positive.Where(pair => pair.Value <= 0))
            yield return $"akkacluster.jobs.{name} is {value}; expected more than 0.";
        foreach (var fault in QueueWeights.Faults(options.Queues).Concat(JobLimits.Faults(options.Limits)))
            yield return fault;
        if (options.MaxFilesSize < options.MaxFileSize)
            yield return $"akkacluster.jobs.max-files-size is {options.MaxFilesSize}, and max-file-size {options.MaxFileSize}; expected as much for all files of a job as for one.";
        if (!IsDemandTime(options.DemandWithin))
            yield return $"akkacluster.jobs.demand-within is {options.DemandWithin}; expected a second to a day.";
        if (options.MaxLogs < 0)
            yield return $"akkacluster.jobs.max-logs is {options.MaxLogs}; expected 0 or more.";
        if (options.DefaultPriority is < 0 or > 9)
            yield return $"akkacluster.jobs.default-priority is {options.DefaultPriority}; expected 0 to 9.";
    }
}
