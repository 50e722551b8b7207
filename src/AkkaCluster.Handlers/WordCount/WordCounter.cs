using System.Text;

namespace AkkaCluster.Handlers.WordCount;

/// <summary>Counts the words of a piece of a file: runs of letters, digits and apostrophes inside them, in lower case.</summary>
internal static class WordCounter
{
    private const int BufferSize = 64 * 1024;

    public static Dictionary<string, long> Count(FilePiece piece, CancellationToken token)
    {
        using var file = new FileStream(piece.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize);
        FileSplitter.SeekFirstLine(file, piece);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var line = new List<byte>(256);
        while (file.Position < piece.End)
        {
            token.ThrowIfCancellationRequested();
            if (!ReadLine(file, line))
                break;
            CountLine(Encoding.UTF8.GetString(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(line)), counts);
        }
        return counts;
    }

    internal static void CountLine(ReadOnlySpan<char> line, Dictionary<string, long> counts)
    {
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = line.Length <= 512 ? stackalloc char[line.Length] : new char[line.Length];
        line.ToLowerInvariant(lower);
        for (var i = 0; i < lower.Length;)
        {
            if (!char.IsLetterOrDigit(lower[i]))
            {
                i++;
                continue;
            }
            var start = i;
            while (i < lower.Length && (char.IsLetterOrDigit(lower[i]) || IsInnerApostrophe(lower, i)))
                i++;
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(lookup, lower[start..i], out _)++;
        }
    }

    private static bool IsInnerApostrophe(ReadOnlySpan<char> text, int at) =>
        text[at] is '\'' or '’' && at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]);

    /// <summary>Reads to the end of the line; a position after it is the next line's beginning.</summary>
    private static bool ReadLine(FileStream file, List<byte> line)
    {
        line.Clear();
        int value;
        while ((value = file.ReadByte()) >= 0)
        {
            if (value == '\n')
                return true;
            line.Add((byte)value);
        }
        return line.Count > 0;
    }
}
