using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace AkkaCluster.JobKinds.Exec;

/// <summary>A task's output on the wire: a JSON object. What is no UTF-8 stands in it as base64, so that bytes stay what they are.</summary>
public static class ExecOutput
{
    private const int SegmentSize = 16 * 1024;

    /// <summary>What the names, the numbers and the rounding of base64 take.</summary>
    private const int Frame = 256;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How many bytes of standard output fit beside so many of standard error into an output of this size, whatever the bytes are.</summary>
    public static int LargestStdout(int maxOutput, int stderr) => (int)Math.Max(0, ((maxOutput - Frame) / 4L * 3) - stderr);

    /// <summary>The other way round: how large an output may become.</summary>
    public static long LargestRecord(long stdout, long stderr) => ((stdout + stderr) / 3 * 4) + Frame;

    /// <summary>Writes an outcome.</summary>
    public static void Write(IBufferWriter<byte> output, CommandOutcome outcome) => Write(output, outcome, null);

    /// <summary>Writes an outcome, and of a command line also how it ran.</summary>
    internal static void Write(IBufferWriter<byte> output, CommandOutcome outcome, CommandTrace? trace)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartObject();
        writer.WriteNumber("exitCode", outcome.ExitCode);
        Write(writer, "stdout", outcome.Stdout.Span);
        if (outcome.Stderr.Length > 0)
            Write(writer, "stderr", outcome.Stderr.Span);
        if (outcome.DroppedBytes > 0)
            writer.WriteNumber("droppedBytes", outcome.DroppedBytes);
        trace?.Write(writer, outcome);
        writer.WriteEndObject();
    }

    /// <summary>Reads an outcome.</summary>
    public static CommandOutcome Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var root = JsonElement.ParseValue(ref reader);
        return new CommandOutcome(
            root.GetProperty("exitCode").GetInt32(),
            Read(root, "stdout"),
            Read(root, "stderr"),
            root.TryGetProperty("droppedBytes", out var dropped) ? dropped.GetInt64() : 0);
    }

    private static ReadOnlyMemory<byte> Read(JsonElement root, string name) =>
        root.TryGetProperty(name + "Base64", out var base64) ? base64.GetBytesFromBase64()
        : root.TryGetProperty(name, out var text) ? System.Text.Encoding.UTF8.GetBytes(text.GetString()!)
        : default;

    private static void Write(Utf8JsonWriter writer, string name, ReadOnlySpan<byte> bytes)
    {
        if (!IsText(bytes))
        {
            writer.WriteBase64String(name + "Base64", bytes);
            return;
        }
        writer.WritePropertyName(name);
        for (; bytes.Length > SegmentSize; bytes = bytes[SegmentSize..])
            writer.WriteStringValueSegment(bytes[..SegmentSize], isFinalSegment: false);
        writer.WriteStringValueSegment(bytes, isFinalSegment: true);
    }

    /// <summary>Whether the bytes are text that escapes do not make longer than base64 would.</summary>
    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        var left = bytes;
        var most = (bytes.Length + 2L) / 3 * 4;
        Span<byte> escaped = new byte[SegmentSize * 6];
        while (most >= 0 && left.Length > 0)
        {
            var status = Options.Encoder!.EncodeUtf8(left, escaped, out var consumed, out var written);
            if (status is not (OperationStatus.Done or OperationStatus.DestinationTooSmall) || !Utf8.IsValid(left[..consumed]))
                return false;
            left = left[consumed..];
            most -= written;
        }
        return most >= 0;
    }
}
