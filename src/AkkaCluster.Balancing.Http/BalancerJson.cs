using System.Text.Json;
using System.Text.Json.Serialization;

namespace AkkaCluster.Balancing.Http;

/// <summary>How the balancer's answers are JSON, made by the compiler.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ServersAnswer))]
internal sealed partial class BalancerJson : JsonSerializerContext;
