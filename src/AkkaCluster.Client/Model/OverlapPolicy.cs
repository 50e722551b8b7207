using System.Text.Json.Serialization;

namespace AkkaCluster.Client.Model;

/// <summary>What becomes of a schedule's time that comes while the job of the last one is not finished.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OverlapPolicy>))]
public enum OverlapPolicy
{
    /// <summary>It is left out.</summary>
    [JsonStringEnumMemberName("skip")]
    Skip,

    /// <summary>Its job is handed in when the last one has ended.</summary>
    [JsonStringEnumMemberName("queue")]
    Queue,

    /// <summary>Its job is handed in beside the last one.</summary>
    [JsonStringEnumMemberName("allow")]
    Allow,
}
