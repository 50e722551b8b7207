using System.Text.Json;
using System.Text.Json.Serialization;

namespace AkkaCluster.Client.Transport;

/// <summary>JSON as the gateways write it.</summary>
internal static class JsonFormat
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
}
