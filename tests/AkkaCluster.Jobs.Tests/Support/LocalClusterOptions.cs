using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Leader;
using AkkaCluster.Jobs.Leasing;
using AkkaCluster.Jobs.Worker;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Tests.Support;

/// <summary>How a test's cluster is made.</summary>
internal sealed record LocalClusterOptions
{
    public int Workers { get; init; } = 2;

    /// <summary>Another store than a fresh SQLite file.</summary>
    public StoreOptions? Store { get; init; }

    /// <summary>The kinds that jobs' actors have, where they are not those of all.</summary>
    public JobKindRegistry? JobKinds { get; init; }

    public int InlineLimit { get; init; } = 32 * 1024;

    public TimeSpan LeaderTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often jobs' actors tell the leader how far they are.</summary>
    public TimeSpan ReportInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether the leader's cluster is the store's.</summary>
    public Func<Task<bool>> IsOwnClusterAsync { get; init; } = () => Task.FromResult(true);

    /// <summary>The node of the service has left.</summary>
    public CancellationToken HasLeft { get; init; }

    public TimeSpan InquiryTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether a job's new actor asks the workers what they hold; otherwise it is as if none answered in time.</summary>
    public bool AsksWorkers { get; init; } = true;

    public LeaderSettings Leader { get; init; } = new() { CheckInterval = TimeSpan.FromMilliseconds(100), WakeAfter = TimeSpan.FromSeconds(2) };

    public LeasingPolicy Leasing { get; init; } = new() { MinBackoff = TimeSpan.FromMilliseconds(10), MaxBackoff = TimeSpan.FromMilliseconds(50) };

    public long MaxFileSize { get; init; } = 1L << 30;

    /// <summary>Bytes of memory that the workers take for free; null for those of the machine.</summary>
    public Func<long>? FreeMemory { get; init; }

    /// <summary>What tasks may ask for.</summary>
    public IServiceProvider? Services { get; init; }

    public WorkerSettings Worker { get; init; } = new() { Slots = 2, Prefetch = 2, MaxMemory = 1, TickInterval = TimeSpan.FromMilliseconds(50), ResendAfter = TimeSpan.FromMilliseconds(500), AskTimeout = TimeSpan.FromMilliseconds(500) };
}
