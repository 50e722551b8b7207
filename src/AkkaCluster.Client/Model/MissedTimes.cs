using System.Text.Json.Serialization;

namespace AkkaCluster.Client.Model;

/// <summary>What becomes of a schedule's times that nobody handed the job in for when they came.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MissedTimes>))]
public enum MissedTimes
{
    /// <summary>They are left out.</summary>
    [JsonStringEnumMemberName("skip")]
    Skip,

    /// <summary>The last of them is made up for.</summary>
    [JsonStringEnumMemberName("once")]
    Once,

    /// <summary>Each of them is made up for; of very many the newest.</summary>
    [JsonStringEnumMemberName("all")]
    All,
}
