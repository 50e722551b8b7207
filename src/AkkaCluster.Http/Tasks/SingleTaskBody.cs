using System.Text.Json;
using System.Text.Json.Serialization;

namespace AkkaCluster.Http.Tasks;

/// <summary>The JSON body of a single task.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SingleTaskBody(string? Kind, JsonElement? Parameters, JsonElement? Input, string? Key);
