using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AkkaCluster.Gateway.Http;

namespace AkkaCluster.Gateway.Jobs;

/// <summary>Reads newline-delimited JSON as it comes, a line at a time. A text stands for itself, any other value for its JSON.</summary>
internal static class NdjsonReader
{
    /// <summary>The inputs of a body.</summary>
    /// <exception cref="BadRequestException">A line is too long or no JSON.</exception>
    public static async IAsyncEnumerable<string> ReadAsync(PipeReader reader, int maxLine, long firstLine, [EnumeratorCancellation] CancellationToken token = default)
    {
        var line = firstLine;
        await foreach (var bytes in ReadLinesAsync(reader, maxLine, token).ConfigureAwait(false))
        {
            line++;
            if (!IsBlank(bytes.Span))
                yield return Parse(bytes.Span, line);
        }
    }

    /// <summary>Reads the first line only and leaves the rest.</summary>
    public static async Task<byte[]> ReadFirstAsync(PipeReader reader, int maxLine, CancellationToken token)
    {
        await foreach (var line in ReadLinesAsync(reader, maxLine, token).ConfigureAwait(false))
        {
            if (!IsBlank(line.Span))
                return line.ToArray();
        }
        throw new BadRequestException("The body is empty; expected the job as its first line and its inputs below.");
    }

    /// <summary>What an input written as JSON stands for.</summary>
    public static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLinesAsync(PipeReader reader, int maxLine, [EnumeratorCancellation] CancellationToken token)
    {
        while (true)
        {
            var read = await reader.ReadAsync(token).ConfigureAwait(false);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end).ToArray();
                // Consumed line by line: the reader of the first leaves the others to the next reader.
                buffer = buffer.Slice(buffer.GetPosition(1, end));
                reader.AdvanceTo(buffer.Start);
                yield return line;
                read = await reader.ReadAsync(token).ConfigureAwait(false);
                buffer = read.Buffer;
            }
            if (buffer.Length > maxLine)
                throw new BadRequestException($"A line of the upload is longer than {maxLine} bytes, which is the most. Large data belongs into files.", 413);
            if (read.IsCompleted)
            {
                if (!buffer.IsEmpty)
                    yield return buffer.ToArray();
                reader.AdvanceTo(buffer.End);
                yield break;
            }
            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static string Parse(ReadOnlySpan<byte> json, long line)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return TextOf(JsonElement.ParseValue(ref reader));
        }
        catch (JsonException problem)
        {
            throw new BadRequestException($"Line {line} of the upload is no JSON: {problem.Message} Expected one value a line, a text in quotation marks.");
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(" \t\r"u8) < 0;
}
