using Akka.Configuration;
using AkkaCluster.Jobs.JobActor;
using AkkaCluster.Jobs.Leader;
using AkkaCluster.Jobs.Leasing;
using AkkaCluster.Jobs.Planning;
using AkkaCluster.Jobs.Worker;
using AkkaCluster.Jobs.Worker.Execution;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs;

/// <summary>The settings of jobs, of their store and of workers, as the reference.conf describes them.</summary>
public sealed record JobSettings
{
    /// <summary>Bytes that a message with a job holds besides: its leases, and what remoting adds.</summary>
    private const int AroundASpec = 64 * 1024;

    private JobSettings()
    {
    }

    /// <summary>Which job store to use.</summary>
    public StoreSettings Store { get; private init; } = new();

    /// <summary>Into how many shards jobs are divided.</summary>
    public int Shards { get; private init; }

    /// <summary>How many chunks this node runs at once, if it is a worker.</summary>
    public int Slots => Worker.Slots;

    internal JobDefaults Defaults { get; init; } = new();

    internal LeaderSettings Leader { get; init; } = new();

    internal JobActorSettings JobActor { get; init; } = new();

    internal WorkerSettings Worker { get; init; } = new();

    internal TimeSpan LeaderTimeout { get; init; }

    internal TimeSpan LeaderAttempt { get; init; }

    /// <summary>Reads the settings from a node's configuration.</summary>
    public static JobSettings From(Config config)
    {
        var all = config.WithFallback(JobCluster.DefaultConfig());
        var jobs = all.GetConfig("akkacluster.jobs");
        var worker = all.GetConfig("akkacluster.worker");
        var output = jobs.GetString("output-directory");
        return new JobSettings
        {
            Store = ReadStore(all.GetConfig("akkacluster.store")),
            Shards = jobs.GetInt("shards"),
            Defaults = ReadDefaults(jobs, all.GetByteSize("akka.remote.dot-netty.tcp.maximum-frame-size") ?? int.MaxValue) with { MaxOutput = worker.GetByteSize("max-output-size") ?? 0 },
            Leader = new LeaderSettings
            {
                QueueCapacity = jobs.GetInt("queue-capacity"),
                ActiveWindow = jobs.GetInt("active-window"),
                Retention = jobs.GetTimeSpan("retention"),
                RetentionInterval = jobs.GetTimeSpan("retention-interval"),
            },
            JobActor = new JobActorSettings
            {
                Leasing = ReadLeasing(jobs),
                ReportInterval = jobs.GetTimeSpan("report-interval"),
                InquiryTimeout = jobs.GetTimeSpan("inquiry-timeout"),
                OutputDirectory = output,
            },
            Worker = ReadWorker(worker, output, jobs.GetTimeSpan("lease-timeout")),
            LeaderTimeout = jobs.GetTimeSpan("leader-timeout"),
            LeaderAttempt = jobs.GetTimeSpan("leader-attempt"),
        };
    }

    private static StoreSettings ReadStore(Config store) => new(
        store.GetString("provider"),
        Path.Combine(store.GetString("directory"), "jobs.db"),
        store.GetString("connection-string") is { Length: > 0 } connection ? connection : null);

    private static JobDefaults ReadDefaults(Config jobs, long frame) => new()
    {
        Priority = jobs.GetInt("default-priority"),
        MaxAttempts = jobs.GetInt("default-max-attempts"),
        TaskTimeLimit = jobs.GetString("default-task-time-limit") is "off" or "false" ? null : jobs.GetTimeSpan("default-task-time-limit"),
        MaxTasks = jobs.GetLong("max-tasks"),
        MaxInputSize = (int)(jobs.GetByteSize("max-input-size") ?? 0),
        MaxSpecSize = (int)Math.Max(0, frame - AroundASpec),
        InlineLimit = (int)(jobs.GetByteSize("inline-inputs") ?? 0),
    };

    private static LeasingPolicy ReadLeasing(Config jobs) => new()
    {
        ChunkTarget = jobs.GetTimeSpan("chunk-target"),
        ChunkLeast = jobs.GetTimeSpan("chunk-least"),
        MaxChunk = jobs.GetInt("max-chunk"),
        MinBackoff = jobs.GetTimeSpan("min-backoff"),
        MaxBackoff = jobs.GetTimeSpan("max-backoff"),
        MaxKills = jobs.GetInt("max-worker-kills"),
        SpeculateAfter = jobs.GetTimeSpan("speculate-after"),
        LeaseTimeout = jobs.GetTimeSpan("lease-timeout"),
    };

    private static WorkerSettings ReadWorker(Config worker, string output, TimeSpan leaseTimeout)
    {
        var slots = worker.GetInt("slots");
        var prefetch = worker.GetInt("prefetch");
        slots = slots > 0 ? slots : Environment.ProcessorCount;
        return new WorkerSettings
        {
            Slots = slots,
            Prefetch = prefetch >= 0 ? prefetch : slots,
            Standby = worker.GetBoolean("standby"),
            MaxMemory = worker.GetDouble("max-memory"),
            MaxUnrecorded = worker.GetByteSize("max-unrecorded") ?? 0,
            StuckAfter = worker.GetTimeSpan("stuck-after"),
            LeaveWhenStuck = worker.GetString("leave-when-stuck") switch { "off" or "false" => 0, "on" or "true" => 1, _ => worker.GetInt("leave-when-stuck") },
            ResendAfter = worker.GetTimeSpan("resend-after"),
            // Often enough that some words of it may be lost before the lease is taken back.
            HeldInterval = leaseTimeout / 5,
            Execution = new ExecutionOptions
            {
                MaxOutput = (int)(worker.GetByteSize("max-output-size") ?? 0),
                PartBytes = (int)(worker.GetByteSize("part-size") ?? 0),
                PartTime = worker.GetTimeSpan("part-time"),
                OutputDirectory = output,
            },
        };
    }
}
