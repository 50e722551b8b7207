namespace AkkaCluster.JobKinds.Primes;

/// <summary>
/// Counts primes in a range by the segmented sieve of Eratosthenes: odd numbers only, a segment that fits the first-level cache, so
/// that memory is the square root of the upper end whatever the range.
/// </summary>
public static class SegmentedSieve
{
    /// <summary>Odd numbers in a segment; one byte each.</summary>
    private const int SegmentSize = 32 * 1024;

    /// <summary>How many primes p there are with <paramref name="from"/> ≤ p &lt; <paramref name="to"/>.</summary>
    /// <param name="from">The lower end, inclusive.</param>
    /// <param name="to">The upper end, exclusive.</param>
    /// <param name="token">Ends the count between two segments.</param>
    public static long Count(long from, long to, CancellationToken token = default)
    {
        var count = from <= 2 && to > 2 ? 1L : 0L;
        var low = Math.Max(3, from) | 1;
        if (low >= to)
            return count;
        var primes = OddPrimesUpTo((int)Math.Sqrt(to) + 1);
        // Where each prime strikes next, as an index of odd numbers counted from the segment's start.
        var next = new long[primes.Length];
        for (var i = 0; i < primes.Length; i++)
            next[i] = FirstStrike(primes[i], low);
        var segment = new byte[SegmentSize];
        for (; low < to; low += 2L * SegmentSize)
        {
            token.ThrowIfCancellationRequested();
            var size = (int)Math.Min(SegmentSize, (to - low + 1) / 2);
            count += CountSegment(segment.AsSpan(0, size), primes, next);
        }
        return count;
    }

    private static int CountSegment(Span<byte> segment, int[] primes, long[] next)
    {
        segment.Clear();
        for (var i = 0; i < primes.Length; i++)
        {
            var at = next[i];
            var step = primes[i];
            for (; at < segment.Length; at += step)
                segment[(int)at] = 1;
            next[i] = at - SegmentSize;
        }
        return segment.Count((byte)0);
    }

    /// <summary>The odd multiple of a prime that is struck first at or after <paramref name="low"/>, never the prime itself.</summary>
    private static long FirstStrike(long prime, long low)
    {
        var multiple = Math.Max(prime * prime, (low + prime - 1) / prime * prime);
        if (multiple % 2 == 0)
            multiple += prime;
        return (multiple - low) / 2;
    }

    private static int[] OddPrimesUpTo(int limit)
    {
        var composite = new bool[limit + 1];
        var primes = new List<int>();
        for (var n = 3; n <= limit; n += 2)
        {
            if (composite[n])
                continue;
            primes.Add(n);
            for (var multiple = (long)n * n; multiple <= limit; multiple += 2L * n)
                composite[multiple] = true;
        }
        return [.. primes];
    }
}
