using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;

namespace AkkaCluster.Cli.Commands;

/// <summary>Reads inputs one by one, byte for byte as they are written: only what ends them is taken off.</summary>
internal sealed class LineSource
{
    private const string StandardInput = "-";
    private const byte NewLine = (byte)'\n';
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte _end;
    private readonly bool _allowNull;
    private ReplayedLines? _standardInput;

    /// <param name="nullEnded">Whether a null character ends each input, as <c>find -print0</c> writes them, instead of a line end.</param>
    /// <param name="allowNull">Whether inputs may have null characters in them: words of a command are cut there.</param>
    public LineSource(bool nullEnded, bool allowNull) : this(nullEnded ? (byte)0 : NewLine, allowNull) { }

    /// <param name="end">What ends each input.</param>
    /// <param name="allowNull">Whether inputs may have null characters in them: words of a command are cut there.</param>
    public LineSource(byte end, bool allowNull) => (_end, _allowNull) = (end, allowNull);

    /// <summary>The inputs of a file, or of standard input. A file is read again where a submission is repeated; standard input is kept for that.</summary>
    /// <exception cref="UsageException">The file is not there or, on the way, what was read is no input.</exception>
    public IAsyncEnumerable<string> ReadAsync(string path)
    {
        if (path == StandardInput)
            return _standardInput ??= new ReplayedLines(ReadAsync(Console.OpenStandardInput()));
        if (Directory.Exists(path))
            throw new UsageException($"'{path}' is a folder; expected a file with the inputs.");
        return File.Exists(path) ? ReadFileAsync(path) : throw new UsageException($"The file '{path}' with the inputs does not exist.");
    }

    internal async IAsyncEnumerable<string> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        var index = 0L;
        while (true)
        {
            var read = await reader.ReadAsync(cancellation).ConfigureAwait(false);
            var buffer = read.Buffer;
            while (buffer.PositionOf(_end) is { } end)
            {
                yield return Text(buffer.Slice(0, end), index++);
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }
            if (read.IsCompleted)
            {
                if (!buffer.IsEmpty)
                    yield return Text(buffer, index);
                break;
            }
            reader.AdvanceTo(buffer.Start, buffer.End);
        }
        await reader.CompleteAsync().ConfigureAwait(false);
    }

    private async IAsyncEnumerable<string> ReadFileAsync(string path, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        await foreach (var line in ReadAsync(file, cancellation).ConfigureAwait(false))
            yield return line;
    }

    private string Text(ReadOnlySequence<byte> bytes, long index)
    {
        if (!_allowNull && bytes.PositionOf((byte)0) is not null)
            throw new UsageException($"Input {index} has a null character, which would cut the command there. With -0 null characters end the inputs, as 'find -print0' writes them.");
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"Input {index} is no UTF-8, and inputs are text. Put such data into a file, and give its name.");
        }
    }

    /// <summary>Inputs that can be read once, kept in memory for those who come later.</summary>
    private sealed class ReplayedLines(IAsyncEnumerable<string> lines) : IAsyncEnumerable<string>
    {
        private readonly List<string> _read = [];
        private readonly IAsyncEnumerator<string> _more = lines.GetAsyncEnumerator(CancellationToken.None);
        private bool _ended;

        public async IAsyncEnumerator<string> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            for (var i = 0; ; i++)
            {
                if (i == _read.Count)
                {
                    _ended = _ended || !await _more.MoveNextAsync().AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
                    if (_ended)
                        yield break;
                    _read.Add(_more.Current);
                }
                yield return _read[i];
            }
        }
    }
}
