using System.Collections.Immutable;
using Akka.Cluster.Sharding.Allocation;

namespace Akka.Cluster.Sharding.Tests.Allocation;

public class ShardBalanceTests
{
    private static readonly IImmutableSet<string> Nothing = ImmutableHashSet<string>.Empty;

    [Fact]
    public void An_even_distribution_moves_nothing()
    {
        Assert.Empty(ShardBalance.ByThreshold(Regions(3, 3, 3), Nothing, 1, 3));
        Assert.Empty(ShardBalance.ByLimits(Regions(3, 3, 3), Nothing, 10, 1.0));
    }

    [Fact]
    public void A_new_region_draws_shards_up_to_the_simultaneous_limit() => Assert.Equal(2, ShardBalance.ByThreshold(Regions(10, 10, 0), Nothing, 1, 2).Count);

    [Fact]
    public void A_difference_within_the_threshold_moves_nothing() => Assert.Empty(ShardBalance.ByThreshold(Regions(5, 3), Nothing, 2, 3));

    [Fact]
    public void Shards_that_move_already_count_against_the_limit()
        => Assert.Empty(ShardBalance.ByThreshold(Regions(10, 0), ImmutableHashSet.Create("0-0", "0-1", "0-2"), 1, 3));

    [Fact]
    public void What_is_above_an_even_share_moves_at_once_within_the_limits()
    {
        Assert.Equal(6, ShardBalance.ByLimits(Regions(10, 8, 0), Nothing, 20, 1.0).Count);
        Assert.Single(ShardBalance.ByLimits(Regions(10, 8, 0), Nothing, 20, 0.1));
    }

    [Fact]
    public void Repeated_rounds_end_with_regions_that_differ_by_one_at_most()
    {
        var random = new Random(7);
        for (var run = 0; run < 200; run++)
        {
            var regions = Regions(Enumerable.Range(0, random.Next(2, 6)).Select(_ => random.Next(0, 20)).ToArray());
            for (var round = 0; round < 60; round++)
            {
                var moving = run % 2 == 0 ? ShardBalance.ByLimits(regions, Nothing, 3, 1.0) : ShardBalance.ByThreshold(regions, Nothing, 1, 3);
                if (moving.Count == 0) break;
                foreach (var shard in moving) regions = Move(regions, shard);
            }

            Assert.True(regions.Max(r => r.Count) - regions.Min(r => r.Count) <= 1, $"run {run}: {string.Join(",", regions.Select(r => r.Count))}");
        }
    }

    private static List<IImmutableList<string>> Move(List<IImmutableList<string>> regions, string shard)
    {
        var without = regions.Select(r => r.Remove(shard)).ToList();
        var least = without.IndexOf(without.MinBy(r => r.Count)!);
        without[least] = without[least].Add(shard);
        return without;
    }

    private static List<IImmutableList<string>> Regions(params int[] counts)
        => counts.Select((count, region) => (IImmutableList<string>)Enumerable.Range(0, count).Select(i => $"{region}-{i}").ToImmutableList()).ToList();
}
