using System.Text.Json.Serialization;

namespace AkkaCluster.Client.Model;

/// <summary>How a job has to end for another to begin.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EndCondition>))]
public enum EndCondition
{
    /// <summary>It has to succeed.</summary>
    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    /// <summary>It has to end, in any way.</summary>
    [JsonStringEnumMemberName("finished")]
    Finished,

    /// <summary>It has to fail; one that was cancelled has not.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
