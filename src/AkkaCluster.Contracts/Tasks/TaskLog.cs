namespace AkkaCluster.Contracts;

/// <summary>What an attempt at a task left besides its output: how a command ended and what it said, for who looks for the cause of a failure.</summary>
/// <param name="ExitCode">How it ended; null where nothing did that has an exit code.</param>
/// <param name="Stdout">What it wrote to standard output.</param>
/// <param name="Stderr">What it wrote to standard error.</param>
public sealed record TaskLog(int? ExitCode, ReadOnlyMemory<byte> Stdout, ReadOnlyMemory<byte> Stderr)
{
    /// <summary>The last bytes of each, so many at most, in memory of their own. No character of UTF-8 is cut.</summary>
    public TaskLog Last(int most) => new(ExitCode, Last(Stdout.Span, most), Last(Stderr.Span, most));

    private static byte[] Last(ReadOnlySpan<byte> bytes, int most)
    {
        if (bytes.Length <= most)
            return bytes.ToArray();
        var start = bytes.Length - most;
        for (var skipped = 0; skipped < 3 && start < bytes.Length && (bytes[start] & 0xC0) == 0x80; skipped++)
            start++;
        return bytes[start..].ToArray();
    }
}
