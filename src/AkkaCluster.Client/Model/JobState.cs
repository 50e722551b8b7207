using System.Text.Json.Serialization;

namespace AkkaCluster.Client.Model;

/// <summary>Where a job stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<JobState>))]
public enum JobState
{
    /// <summary>Admitted; it waits for a time or for other jobs.</summary>
    [JsonStringEnumMemberName("waiting")]
    Waiting = -1,

    /// <summary>Admitted, and no worker holds any of its tasks: none has begun, or it waits again.</summary>
    [JsonStringEnumMemberName("queued")]
    Queued,

    /// <summary>Workers hold some of its tasks, or did a moment ago.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>All tasks are recorded and the result is there.</summary>
    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    /// <summary>Ended by failed tasks.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Ended by a person, or since a job that it waited for did not end as it should.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}
