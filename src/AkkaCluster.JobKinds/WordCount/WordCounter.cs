using System.Runtime.InteropServices;
using System.Text;
using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.WordCount;

/// <summary>Counts the words of a piece of a file, in lower case.</summary>
internal static class WordCounter
{
    /// <summary>A longer line is counted in parts, cut where a space ends a word anyway.</summary>
    private const int PartSize = 1024 * 1024;
    private const int LargestPart = 64 * 1024 * 1024;

    /// <param name="file">The file.</param>
    /// <param name="piece">Which lines of it.</param>
    /// <param name="token">Ends the count.</param>
    public static Dictionary<string, long> Count(FileStream file, FilePiece piece, CancellationToken token)
    {
        FileSplitter.SeekFirstLine(file, piece, token);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var part = new List<byte>(256);
        for (int last = '\n'; last >= 0 && (last != '\n' || file.Position < piece.End);)
        {
            token.ThrowIfCancellationRequested();
            last = ReadPart(file, part);
            CountText(CollectionsMarshal.AsSpan(part), counts);
        }
        return counts;
    }

    internal static void CountText(ReadOnlySpan<byte> utf8, Dictionary<string, long> counts)
    {
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        var buffer = new char[256];
        var words = new Words(utf8);
        while (words.TryNext(out var word))
        {
            if (buffer.Length < 2 * word.Length)
                buffer = new char[2 * word.Length];
            var written = buffer.AsSpan(0, Encoding.UTF8.GetChars(word, buffer));
            var lower = buffer.AsSpan(written.Length, written.Length);
            ((ReadOnlySpan<char>)written).ToLowerInvariant(lower);
            CollectionsMarshal.GetValueRefOrAddDefault(lookup, lower, out _)++;
        }
    }

    /// <summary>Reads to the end of the line, or of a part of it.</summary>
    /// <returns>The byte that ended it; -1 at the file's end.</returns>
    private static int ReadPart(FileStream file, List<byte> part)
    {
        part.Clear();
        int value;
        while ((value = file.ReadByte()) is not (-1 or '\n') && (value > ' ' || part.Count < PartSize))
        {
            if (part.Count == LargestPart)
                throw new TaskFailedException($"The file '{file.Name}' has {LargestPart} bytes without a space or line end; it is no text whose words could be counted.", permanent: true);
            part.Add((byte)value);
        }
        return value;
    }
}
