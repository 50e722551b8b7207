namespace AkkaCluster.JobKinds.Primes;

/// <summary>
/// Tests a number by itself: trial division by small primes, then Miller and Rabin's test with bases that are proven to decide all numbers of
/// 64 bits (Jaeschke 1993 for small numbers; Sorenson and Webster 2015). Far slower than a sieve over a range, and needs no memory.
/// </summary>
public static class PrimalityTest
{
    private const ulong JaeschkeBound = 4_759_123_141;
    private static readonly ulong[] SmallPrimes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47];
    private static readonly ulong[] SmallBases = [2, 7, 61];
    private static readonly ulong[] AllBases = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37];

    /// <summary>How many primes p there are with <paramref name="from"/> ≤ p &lt; <paramref name="to"/>.</summary>
    public static long Count(long from, long to, CancellationToken token = default)
    {
        const long betweenLooks = 100_000;
        var count = from <= 2 && to > 2 ? 1L : 0L;
        for (var start = Math.Max(3, from) | 1; start < to; start += betweenLooks)
        {
            token.ThrowIfCancellationRequested();
            var end = Math.Min(to, start + betweenLooks);
            for (var n = start; n < end; n += 2)
            {
                if (IsPrime((ulong)n))
                    count++;
            }
        }
        return count;
    }

    /// <summary>Whether a number is prime.</summary>
    public static bool IsPrime(ulong n)
    {
        if (n < 2)
            return false;
        foreach (var prime in SmallPrimes)
        {
            if (n % prime == 0)
                return n == prime;
        }
        foreach (var witness in n < JaeschkeBound ? SmallBases : AllBases)
        {
            if (n != witness && !IsStrongProbablePrime(n, witness))
                return false;
        }
        return true;
    }

    private static bool IsStrongProbablePrime(ulong n, ulong witness)
    {
        var shift = System.Numerics.BitOperations.TrailingZeroCount(n - 1);
        var x = Power(witness, (n - 1) >> shift, n);
        if (x == 1 || x == n - 1)
            return true;
        for (var i = 1; i < shift; i++)
        {
            x = Multiply(x, x, n);
            if (x == n - 1)
                return true;
        }
        return false;
    }

    private static ulong Power(ulong value, ulong exponent, ulong modulus)
    {
        var result = 1UL;
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
                result = Multiply(result, value, modulus);
            value = Multiply(value, value, modulus);
        }
        return result;
    }

    private static ulong Multiply(ulong a, ulong b, ulong modulus) =>
        modulus <= uint.MaxValue ? a * b % modulus : (ulong)((UInt128)a * b % modulus);
}
