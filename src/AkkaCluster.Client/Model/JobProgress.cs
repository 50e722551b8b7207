using System.Text.Json.Serialization;

namespace AkkaCluster.Client.Model;

/// <summary>How far a job is.</summary>
public sealed record JobProgress
{
    /// <summary>The job's id.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public JobState State { get; init; }

    /// <summary>Whether it is held.</summary>
    public bool Paused { get; init; }

    /// <summary>How many tasks it has.</summary>
    public long TaskCount { get; init; }

    /// <summary>Tasks whose output is recorded.</summary>
    public long Succeeded { get; init; }

    /// <summary>Tasks that failed for good.</summary>
    public long Failed { get; init; }

    /// <summary>Results that came a second time and were discarded.</summary>
    public long Duplicates { get; init; }

    /// <summary>Attempts that failed and were followed by another.</summary>
    public long Retries { get; init; }

    /// <summary>Tasks that workers hold now.</summary>
    public long Leased { get; init; }

    /// <summary>The node of the job's actor.</summary>
    public string? Home { get; init; }

    /// <summary>Why the job cannot go on now; null where it can.</summary>
    public NotReady? NotReady { get; init; }

    /// <summary>How often it was begun.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Why nothing of it is being worked on although it could be; null where something is, or nothing stands in its way.</summary>
    public string? Waits { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>Tasks recorded by each worker's address.</summary>
    public IReadOnlyDictionary<string, long> Workers { get; init; } = new Dictionary<string, long>();

    /// <summary>Whether nothing changes any more.</summary>
    [JsonIgnore]
    public bool IsFinal => State >= JobState.Succeeded;
}
