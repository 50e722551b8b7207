using Akka.Cluster.Sharding.Internal;

namespace Akka.Cluster.Sharding.Tests;

public class StableHashTests
{
    [Fact]
    public void Ids_that_differ_in_their_last_digits_spread_over_shards()
    {
        var extractor = HashCodeMessageExtractor.Create(20, m => (string)m);
        var counts = Enumerable.Range(0, 10_000).GroupBy(i => extractor.ShardId($"job-{i}", null)).Select(g => g.Count()).ToList();

        Assert.Equal(20, counts.Count);
        Assert.All(counts, n => Assert.InRange(n, 350, 650));
    }

    [Fact]
    public void The_hash_is_the_same_in_every_process() => Assert.Equal(StableHash.Of("job-1"), StableHash.Of(new string("job-1".ToCharArray())));
}
