using System.Globalization;

namespace AkkaCluster.JobKinds.WordCount;

/// <summary>A piece of a file: the lines that begin at a byte from <paramref name="Start"/> to before <paramref name="End"/>.</summary>
internal sealed record FilePiece(string Path, long Start, long End)
{
    /// <summary>Stands before the name of a file that came with the job; paths of others begin with a slash.</summary>
    public const string Attached = "job:";

    /// <summary>As a task's input: start, end and path.</summary>
    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{Start} {End} {Path}");

    /// <summary>Reads a task's input.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static FilePiece FromLine(string line)
    {
        var parts = line.Split(' ', 3);
        return parts.Length == 3
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            ? new FilePiece(parts[2], start, end)
            : throw new FormatException($"'{line}' is no piece of a file; expected its first byte, its end and its path.");
    }
}
