using System.Buffers;
using System.Text.Json;

namespace AkkaCluster.Handlers.Exec;

/// <summary>A task's output on the wire: a JSON object.</summary>
public static class ExecOutput
{
    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an outcome.</summary>
    public static void Write(IBufferWriter<byte> output, CommandOutcome outcome)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartObject();
        writer.WriteNumber("exitCode", outcome.ExitCode);
        writer.WriteString("stdout", outcome.Stdout);
        if (outcome.Stderr.Length > 0)
            writer.WriteString("stderr", outcome.Stderr);
        if (outcome.DroppedBytes > 0)
            writer.WriteNumber("droppedBytes", outcome.DroppedBytes);
        writer.WriteEndObject();
    }

    /// <summary>Reads an outcome.</summary>
    public static CommandOutcome Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var root = JsonElement.ParseValue(ref reader);
        return new CommandOutcome(
            root.GetProperty("exitCode").GetInt32(),
            root.GetProperty("stdout").GetString()!,
            root.TryGetProperty("stderr", out var stderr) ? stderr.GetString()! : "",
            root.TryGetProperty("droppedBytes", out var dropped) ? dropped.GetInt64() : 0);
    }
}
