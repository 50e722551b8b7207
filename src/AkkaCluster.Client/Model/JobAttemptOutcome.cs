using System.Text.Json.Serialization;

namespace AkkaCluster.Client.Model;

/// <summary>How an attempt ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<JobAttemptOutcome>))]
public enum JobAttemptOutcome
{
    /// <summary>Its output was recorded.</summary>
    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    /// <summary>It failed.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Its worker was lost, or did not mention it any more.</summary>
    [JsonStringEnumMemberName("lost")]
    Lost,
}
