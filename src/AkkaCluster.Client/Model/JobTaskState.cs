using System.Text.Json.Serialization;

namespace AkkaCluster.Client.Model;

/// <summary>Where a task stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<JobTaskState>))]
public enum JobTaskState
{
    /// <summary>It has no outcome: it waits, runs, or will be tried again.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>Its output is recorded.</summary>
    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    /// <summary>It failed for good.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
