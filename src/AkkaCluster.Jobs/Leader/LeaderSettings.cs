using AkkaCluster.Jobs.Fairness;

namespace AkkaCluster.Jobs.Leader;

/// <summary>How the leader behaves. See <see cref="JobsOptions"/>.</summary>
internal sealed record LeaderSettings
{
    /// <summary>How many unfinished jobs are held; more are refused for now.</summary>
    public int QueueCapacity { get; init; } = 100_000;

    /// <summary>How many jobs of one priority or above are worked on at once.</summary>
    public int ActiveWindow { get; init; } = 256;

    public QueueWeights Weights { get; init; } = QueueWeights.Equal;

    public JobLimits Limits { get; init; } = JobLimits.None;

    /// <summary>Changes of the order are gathered so long before the workers are told.</summary>
    public TimeSpan OfferDelay { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>A job whose actor was silent so long is woken.</summary>
    public TimeSpan WakeAfter { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan CheckInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long finished jobs are kept.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(7);

    public TimeSpan RetentionInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A schedule's time that no leader handed the job in for until then is missed.</summary>
    public TimeSpan ScheduleGrace { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Who watches a job says so again before this is over.</summary>
    public TimeSpan WatchTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>A job of which workers hold nothing for so long stands still, and it is said why.</summary>
    public TimeSpan StillAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For so long a job is still taken to run after workers have held something of it.</summary>
    public TimeSpan Moment { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan StoreRetry { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a leader that was fenced waits before it takes the leadership again, if it is still alive then.</summary>
    public TimeSpan FencedPause { get; init; } = TimeSpan.FromSeconds(5);
}
