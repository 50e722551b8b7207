using System.Text;
using AkkaCluster.Cli.Commands;

namespace AkkaCluster.Cli.Exec;

/// <summary>Divides a stream into blocks of whole records, each the standard input of a command.</summary>
/// <param name="RecordStart">What records begin with; empty for anything.</param>
/// <param name="RecordEnd">What records end with; empty for anything.</param>
/// <param name="Size">Bytes that are read at a time.</param>
/// <param name="Records">Records in a block; null for as many as are read.</param>
internal sealed record StdinBlocks(string RecordStart, string RecordEnd, int Size, int? Records)
{
    /// <summary>What fits into an input of a job, whatever the bytes are.</summary>
    public const int LargestBlock = 512 * 1024;

    public async IAsyncEnumerable<byte[]> ReadAsync(Stream stream)
    {
        var (end, start) = (Encoding.UTF8.GetBytes(RecordEnd), Encoding.UTF8.GetBytes(RecordStart));
        var held = Array.Empty<byte>();
        var buffer = new byte[Size];
        int count;
        while ((count = await stream.ReadAtLeastAsync(buffer, Size, throwOnEndOfStream: false).ConfigureAwait(false)) > 0)
        {
            held = [.. held, .. buffer.AsSpan(0, count)];
            while (Cut(held, end, start) is > 0 and var cut)
            {
                yield return Checked(held[..cut]);
                held = held[cut..];
            }
        }
        if (held.Length > 0)
            yield return Checked(held);
    }

    /// <summary>Where the next block ends; 0 where it is not all there.</summary>
    private int Cut(byte[] held, byte[] end, byte[] start)
    {
        var found = 0;
        var records = 0;
        byte[] border = [.. end, .. start];
        for (var from = 0; held.AsSpan(from).IndexOf(border) is >= 0 and var at;)
        {
            var cut = from + at + end.Length;
            from += at + Math.Max(1, end.Length);
            // The start of the first record is no border.
            if (cut == 0)
                continue;
            found = cut;
            if (++records == Records)
                return cut;
        }
        return Records is null ? found : 0;
    }

    private static byte[] Checked(byte[] block) => block.Length <= LargestBlock ? block
        : throw new UsageException($"A block of standard input has {block.Length} bytes; expected at most {LargestBlock}: larger data belongs into files. --recend TEXT says where records end, --block SIZE how much is read at a time.");
}
