using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AkkaCluster.Http.Access;
using AkkaCluster.Http.Logs;
using AkkaCluster.Http.Tasks;

namespace AkkaCluster.Http;

/// <summary>How what every node reads and writes is JSON, made by the compiler: a node that starts does not look into its types.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(SessionBody))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(SingleTaskBody))]
[JsonSerializable(typeof(SingleTaskAnswer))]
[JsonSerializable(typeof(IReadOnlyList<LogLine>))]
internal sealed partial class NodeJson : JsonSerializerContext
{
    /// <summary>Readable for people: answers are never taken for a page, so that nothing has to be escaped for one.</summary>
    public static NodeJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
