using AkkaCluster.Jobs.Fairness;
using AkkaCluster.Jobs.JobActor;
using AkkaCluster.Jobs.Leader;
using AkkaCluster.Jobs.Leasing;
using AkkaCluster.Jobs.Placement;
using AkkaCluster.Jobs.Planning;
using AkkaCluster.Jobs.Worker;
using AkkaCluster.Jobs.Worker.Execution;

namespace AkkaCluster.Jobs;

/// <summary>The settings of jobs and of workers.</summary>
public sealed record JobSettings
{
    /// <summary>Bytes that a message with a job holds besides: its leases, and what remoting adds.</summary>
    private const int AroundASpec = 64 * 1024;

    private JobSettings()
    {
    }

    /// <summary>Into how many shards jobs are divided.</summary>
    public int Shards { get; private init; }

    /// <summary>How many chunks this node runs at once, if it is a worker.</summary>
    public int Slots => Worker.Slots;

    internal JobDefaults Defaults { get; init; } = new();

    internal LeaderSettings Leader { get; init; } = new();

    internal JobActorSettings JobActor { get; init; } = new();

    internal WorkerSettings Worker { get; init; } = new();

    internal TimeSpan DemandWithin { get; init; } = TimeSpan.FromMinutes(1);

    internal TimeSpan LeaderTimeout { get; init; }

    internal TimeSpan LeaderAttempt { get; init; }

    /// <summary>The settings that options say.</summary>
    /// <param name="jobs">How jobs are treated.</param>
    /// <param name="worker">How this node works, if it is a worker.</param>
    /// <param name="frame">Bytes of a message between nodes.</param>
    public static JobSettings From(JobsOptions jobs, WorkerOptions worker, long frame)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        ArgumentNullException.ThrowIfNull(worker);
        return new JobSettings
        {
            Shards = jobs.Shards,
            Defaults = new JobDefaults
            {
                Priority = jobs.DefaultPriority,
                MaxAttempts = jobs.DefaultMaxAttempts,
                TaskTimeLimit = jobs.DefaultTaskTimeLimit,
                MaxTasks = jobs.MaxTasks,
                MaxInputSize = jobs.MaxInputSize,
                MaxFileSize = jobs.MaxFileSize,
                MaxFilesSize = jobs.MaxFilesSize,
                MaxFiles = jobs.MaxFiles,
                MaxSpecSize = (int)Math.Clamp(frame - AroundASpec, 0, int.MaxValue),
                InlineLimit = jobs.InlineInputs,
                MaxOutput = worker.MaxOutputSize,
                MaxLog = worker.MaxLogSize,
            },
            Leader = new LeaderSettings
            {
                QueueCapacity = jobs.QueueCapacity,
                ActiveWindow = jobs.ActiveWindow,
                Weights = QueueWeights.From(jobs.Queues),
                Limits = JobLimits.From(jobs.Limits),
                Retention = jobs.Retention,
                RetentionInterval = jobs.RetentionInterval,
                ScheduleGrace = jobs.ScheduleGrace,
            },
            JobActor = new JobActorSettings
            {
                Leasing = Leasing(jobs),
                Limits = JobLimits.From(jobs.Limits),
                ReportInterval = jobs.ReportInterval,
                InquiryTimeout = jobs.InquiryTimeout,
                MostLogs = jobs.MaxLogs,
                OutputDirectory = jobs.OutputDirectory,
            },
            Worker = OfWorker(worker, jobs),
            DemandWithin = jobs.DemandWithin,
            LeaderTimeout = jobs.LeaderTimeout,
            LeaderAttempt = jobs.LeaderAttempt,
        };
    }

    private static LeasingPolicy Leasing(JobsOptions jobs) => new()
    {
        ChunkTarget = jobs.ChunkTarget,
        ChunkLeast = jobs.ChunkLeast,
        MaxChunk = jobs.MaxChunk,
        MinBackoff = jobs.MinBackoff,
        MaxBackoff = jobs.MaxBackoff,
        MaxKills = jobs.MaxWorkerKills,
        SpeculateAfter = jobs.SpeculateAfter,
        LeaseTimeout = jobs.LeaseTimeout,
    };

    private static WorkerSettings OfWorker(WorkerOptions worker, JobsOptions jobs)
    {
        var slots = worker.Slots > 0 ? worker.Slots : Environment.ProcessorCount;
        return new WorkerSettings
        {
            Slots = slots,
            MaxSlots = worker.MaxSlots > 0 ? worker.MaxSlots : Math.Max(slots, 4 * Environment.ProcessorCount),
            Prefetch = worker.Prefetch >= 0 ? worker.Prefetch : null,
            Standby = worker.Standby,
            Weights = QueueWeights.From(jobs.Queues),
            Labels = WorkerPlace.Labels(worker.Labels),
            Resources = WorkerPlace.Resources(worker.Resources),
            MaxMemory = worker.MaxMemory,
            MaxUnrecorded = worker.MaxUnrecorded,
            StuckAfter = worker.StuckAfter,
            LeaveWhenStuck = worker.LeaveWhenStuck ?? 0,
            ResendAfter = worker.ResendAfter,
            // Often enough that some words of it may be lost before the lease is taken back.
            HeldInterval = jobs.LeaseTimeout / 5,
            Execution = new ExecutionOptions
            {
                MaxOutput = worker.MaxOutputSize,
                MaxLog = worker.MaxLogSize,
                PartBytes = worker.PartSize,
                PartTime = worker.PartTime,
                OutputDirectory = jobs.OutputDirectory,
                WorkDirectory = worker.WorkDirectory,
                MaxFile = jobs.MaxFileSize,
                MaxFiles = jobs.MaxFilesSize,
            },
        };
    }
}
