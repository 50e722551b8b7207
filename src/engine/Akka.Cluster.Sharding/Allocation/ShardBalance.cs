using System.Collections.Immutable;

namespace Akka.Cluster.Sharding.Allocation;

/// <summary>Which shards should move, from nothing but the shards of each region.</summary>
internal static class ShardBalance
{
    /// <summary>From the region with most shards towards the one with fewest, as soon as they differ by more than a threshold.</summary>
    public static IImmutableSet<string> ByThreshold(IReadOnlyList<IImmutableList<string>> regions, IImmutableSet<string> moving, int threshold, int maxSimultaneous)
    {
        if (regions.Count < 2 || moving.Count >= maxSimultaneous) return ImmutableHashSet<string>.Empty;
        var fewest = regions.Min(r => Staying(r, moving).Count());
        var most = regions.Select(r => Staying(r, moving).ToList()).MaxBy(r => r.Count)!;
        var difference = most.Count - fewest;
        if (difference <= threshold) return ImmutableHashSet<string>.Empty;
        // Half of the difference evens two regions out; more would only move back.
        var wanted = Math.Max(1, Math.Min(difference - threshold, difference / 2));
        return most.Take(Math.Min(wanted, maxSimultaneous - moving.Count)).ToImmutableHashSet();
    }

    /// <summary>What is above an even share moves, then what makes shares differ by more than one, up to limits.</summary>
    public static IImmutableSet<string> ByLimits(IReadOnlyList<IImmutableList<string>> regions, IImmutableSet<string> moving, int absoluteLimit, double relativeLimit)
    {
        var total = regions.Sum(r => r.Count);
        if (regions.Count < 2 || total == 0 || moving.Count > 0) return ImmutableHashSet<string>.Empty;
        var limit = Math.Max(1, Math.Min((int)(relativeLimit * total), absoluteLimit));
        var share = (total + regions.Count - 1) / regions.Count;
        var surplus = regions.SelectMany(r => r.Take(Math.Max(0, r.Count - share))).Take(limit).ToImmutableHashSet();
        if (surplus.Count > 0) return surplus;
        var lacking = regions.Sum(r => Math.Max(0, share - 1 - r.Count));
        return regions.Where(r => r.Count == share).Select(r => r[0]).Take(Math.Min(lacking, limit)).ToImmutableHashSet();
    }

    private static IEnumerable<string> Staying(IImmutableList<string> shards, IImmutableSet<string> moving) => shards.Where(s => !moving.Contains(s));
}
