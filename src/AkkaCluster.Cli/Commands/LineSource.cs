namespace AkkaCluster.Cli.Commands;

/// <summary>Reads inputs line by line.</summary>
internal static class LineSource
{
    private const string StandardInput = "-";

    /// <summary>The lines of a file, or of standard input. A file is read again where a submission is repeated; standard input is kept for that.</summary>
    public static IAsyncEnumerable<string> ReadAsync(string path)
    {
        if (path == StandardInput)
            return new ReplayedLines(Console.In);
        if (!File.Exists(path))
            throw new UsageException($"The file '{path}' with the inputs does not exist.");
        return File.ReadLinesAsync(path);
    }

    /// <summary>Lines that can be read once, kept in memory for those who come later.</summary>
    private sealed class ReplayedLines(TextReader reader) : IAsyncEnumerable<string>
    {
        private readonly List<string> _read = [];
        private bool _ended;

        public async IAsyncEnumerator<string> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            for (var i = 0; ; i++)
            {
                if (i == _read.Count)
                {
                    if (_ended || await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is not { } line)
                    {
                        _ended = true;
                        yield break;
                    }
                    _read.Add(line);
                }
                yield return _read[i];
            }
        }
    }
}
