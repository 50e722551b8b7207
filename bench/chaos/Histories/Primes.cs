using System.Collections;

namespace AkkaCluster.Chaos.Histories;

/// <summary>Counts primes by the plainest sieve there is: what the cluster's own has to agree with.</summary>
internal static class Primes
{
    private const int Largest = 4_000_000;

    private static readonly Lazy<int[]> Below = new(Sieve);

    /// <summary>How many there are from a number up to, not including, another.</summary>
    public static int Count(long from, long to) => Below.Value[to] - Below.Value[from];

    private static int[] Sieve()
    {
        var composite = new BitArray(Largest + 1);
        var below = new int[Largest + 1];
        var count = 0;
        for (var n = 2; n < Largest; n++)
        {
            below[n] = count;
            if (composite[n])
                continue;
            count++;
            for (long multiple = (long)n * n; multiple < Largest; multiple += n)
                composite[(int)multiple] = true;
        }
        below[Largest] = count;
        return below;
    }
}
