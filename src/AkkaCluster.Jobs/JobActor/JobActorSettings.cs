using AkkaCluster.Jobs.Fairness;
using AkkaCluster.Jobs.Leasing;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>How jobs' actors behave. See <see cref="JobsOptions"/>.</summary>
internal sealed record JobActorSettings
{
    public LeasingPolicy Leasing { get; init; } = new();

    public JobLimits Limits { get; init; } = JobLimits.None;

    /// <summary>How often the actor tells the leader of changes.</summary>
    public TimeSpan ReportInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>A job of which workers hold nothing for so long is queued again.</summary>
    public TimeSpan StillAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>An incarnation for which nothing was recorded for so long asks the store whether it is still the one that counts.</summary>
    public TimeSpan DoubtAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a node leaves a job alone after another incarnation took it over.</summary>
    public TimeSpan FencedPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a new incarnation waits for the workers to say what they hold.</summary>
    public TimeSpan InquiryTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long to wait before the store is tried again; doubled up to <see cref="StoreRetryMost"/>.</summary>
    public TimeSpan StoreRetry { get; init; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan StoreRetryMost { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Results of more bytes than this are not taken while they wait for the store; their workers keep them.</summary>
    public long MostRecording { get; init; } = 64 * 1024 * 1024;

    /// <summary>So many bytes of logs of failed attempts are kept, by one incarnation.</summary>
    public long MostLogs { get; init; } = 64 * 1024 * 1024;

    /// <summary>Other messages that are kept while a new incarnation loads; beyond, they are dropped, for all are repeated.</summary>
    public int MostStashed { get; init; } = 1000;

    public string OutputDirectory { get; init; } = "data/output";
}
