using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AkkaCluster.Http;

namespace AkkaCluster.Jobs.Http;

/// <summary>Reads newline-delimited JSON as it comes, a line at a time. A text stands for itself, any other value for its JSON.</summary>
internal static class NdjsonReader
{
    /// <summary>The inputs of a body.</summary>
    /// <param name="reader">The body.</param>
    /// <param name="maxLine">The most bytes of a line.</param>
    /// <param name="linesBefore">How many lines were read of it already.</param>
    /// <param name="token">Ends the reading.</param>
    /// <exception cref="BadRequestException">A line is too long or not one JSON value.</exception>
    public static async IAsyncEnumerable<string> ReadAsync(PipeReader reader, int maxLine, long linesBefore, [EnumeratorCancellation] CancellationToken token = default)
    {
        var line = linesBefore;
        await foreach (var bytes in ReadLinesAsync(reader, maxLine, token).ConfigureAwait(false))
        {
            line++;
            var json = line == 1 ? JsonCheck.WithoutMark(bytes) : bytes;
            if (!IsBlank(json.Span))
                yield return Parse(json.Span, line);
        }
    }

    /// <summary>Reads the first line that is not blank, and which it is, and leaves the rest.</summary>
    public static async Task<(ReadOnlyMemory<byte> Json, long Line)> ReadFirstAsync(PipeReader reader, int maxLine, CancellationToken token)
    {
        var number = 0L;
        await foreach (var line in ReadLinesAsync(reader, maxLine, token).ConfigureAwait(false))
        {
            var json = ++number == 1 ? JsonCheck.WithoutMark(line) : line;
            if (!IsBlank(json.Span))
                return (json, number);
        }
        throw new BadRequestException("The body is empty; expected the job as its first line and its inputs below.");
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLinesAsync(PipeReader reader, int maxLine, [EnumeratorCancellation] CancellationToken token)
    {
        while (true)
        {
            var read = await reader.ReadAsync(token).ConfigureAwait(false);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Bounded(buffer.Slice(0, end), maxLine).ToArray();
                // Consumed line by line: the reader of the first leaves the others to the next reader.
                buffer = buffer.Slice(buffer.GetPosition(1, end));
                reader.AdvanceTo(buffer.Start);
                yield return line;
                read = await reader.ReadAsync(token).ConfigureAwait(false);
                buffer = read.Buffer;
            }
            Bounded(buffer, maxLine);
            if (read.IsCompleted)
            {
                // Consumed before it is handed out: who wants the first line only does not come back.
                var last = buffer.ToArray();
                reader.AdvanceTo(buffer.End);
                if (last.Length > 0)
                    yield return last;
                yield break;
            }
            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static ReadOnlySequence<byte> Bounded(ReadOnlySequence<byte> line, int maxLine) => line.Length <= maxLine
        ? line
        : throw new BadRequestException($"A line of the upload is longer than {maxLine} bytes, which is the most (akkacluster.http.max-line). Large data belongs into files.", 413);

    private static string Parse(ReadOnlySpan<byte> json, long line)
    {
        try
        {
            JsonCheck.Require(json);
            var reader = new Utf8JsonReader(json);
            return JsonBody.TextOf(JsonElement.ParseValue(ref reader));
        }
        catch (JsonException problem)
        {
            throw new BadRequestException($"Line {line} of the upload is not one JSON value: {problem.Message} Expected one value a line, a text in quotation marks.");
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(" \t\r"u8) < 0;
}
