using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AkkaCluster.Pbm.Protocol;

/// <summary>How frames become lines: compact JSON, UTF-8, one a line.</summary>
internal static class Wire
{
    public const int Version = 1;

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 16,
    };

    public static string Write<T>(T frame) => JsonSerializer.Serialize(frame, Options);

    /// <summary>The frame, or null where the line is none.</summary>
    public static T? Read<T>(string line) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
