using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace AkkaCluster.Client.Transport;

/// <summary>A job and its inputs as newline-delimited JSON, sent as they come.</summary>
internal sealed class LinesContent : HttpContent
{
    private const int FlushSize = 64 * 1024;

    private readonly byte[] _job;
    private readonly IAsyncEnumerable<string> _lines;

    public LinesContent(byte[] job, IAsyncEnumerable<string> lines)
    {
        _job = job;
        _lines = lines;
        Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream(FlushSize * 2);
        buffer.Write(_job);
        buffer.WriteByte((byte)'\n');
        await foreach (var line in _lines.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            buffer.Write(JsonSerializer.SerializeToUtf8Bytes(line));
            buffer.WriteByte((byte)'\n');
            if (buffer.Length > FlushSize)
                await FlushAsync(buffer, stream, cancellationToken).ConfigureAwait(false);
        }
        await FlushAsync(buffer, stream, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private static async Task FlushAsync(MemoryStream buffer, Stream stream, CancellationToken token)
    {
        await stream.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), token).ConfigureAwait(false);
        buffer.SetLength(0);
    }
}
