using System.Text;

namespace AkkaCluster.Pbm.Protocol;

/// <summary>Reads lines of UTF-8 from a stream and refuses those that are too long, without keeping them.</summary>
internal sealed class LineReader(Stream stream, int maxLineSize)
{
    private readonly byte[] _buffer = new byte[4096];
    private readonly MemoryStream _line = new();
    private int _start;
    private int _end;

    /// <summary>The next line without its end, or null where the stream has ended; an <see cref="InvalidDataException"/> where it is too long.</summary>
    public async ValueTask<string?> ReadLineAsync(CancellationToken cancellation)
    {
        _line.SetLength(0);
        while (true)
        {
            var end = Array.IndexOf(_buffer, (byte)'\n', _start, _end - _start);
            var taken = (end < 0 ? _end : end) - _start;
            if (_line.Length + taken > maxLineSize) throw new InvalidDataException($"A line is longer than {maxLineSize} bytes.");
            _line.Write(_buffer, _start, taken);
            if (end >= 0)
            {
                _start = end + 1;
                return Text();
            }

            _start = 0;
            _end = await stream.ReadAsync(_buffer, cancellation).ConfigureAwait(false);
            if (_end == 0) return null;
        }
    }

    private string Text() => Encoding.UTF8.GetString(_line.GetBuffer(), 0, (int)_line.Length).TrimEnd('\r');
}
