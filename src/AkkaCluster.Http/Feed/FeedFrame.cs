using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AkkaCluster.Http.Feed;

/// <summary>Server-sent events, as they go over the wire: made once for all who look.</summary>
internal static class FeedFrame
{
    /// <summary>Says that the node lives: whoever follows hears of it every few seconds, or takes another.</summary>
    public static ReadOnlyMemory<byte> Beat { get; } = ":\n\n"u8.ToArray();

    public static ReadOnlyMemory<byte> Of<T>(string name, T data, JsonTypeInfo<T> type)
    {
        using var frame = new MemoryStream();
        frame.Write("event: "u8);
        frame.Write(System.Text.Encoding.UTF8.GetBytes(name));
        frame.Write("\ndata: "u8);
        JsonSerializer.Serialize(frame, data, type);
        frame.Write("\n\n"u8);
        return frame.ToArray();
    }
}
