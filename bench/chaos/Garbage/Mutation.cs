namespace AkkaCluster.Chaos.Garbage;

/// <summary>Makes bad bytes of good ones, or of none.</summary>
internal static class Mutation
{
    private const int MostFlips = 8;

    public static byte[] Noise(Random random, int most)
    {
        var bytes = new byte[random.Next(1, most)];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>The beginning only.</summary>
    public static byte[] Cut(Random random, byte[] bytes) => bytes[..random.Next(1, bytes.Length)];

    /// <summary>With some bits turned over.</summary>
    public static byte[] Flip(Random random, byte[] bytes)
    {
        byte[] flipped = [.. bytes];
        for (var flips = random.Next(1, MostFlips); flips > 0; flips--)
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }
}
