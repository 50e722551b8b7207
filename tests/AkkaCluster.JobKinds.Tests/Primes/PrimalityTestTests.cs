using AkkaCluster.Contracts;
using AkkaCluster.JobKinds.Primes;
using AkkaCluster.JobKinds.Tests.Support;

namespace AkkaCluster.JobKinds.Tests.Primes;

public class PrimalityTestTests
{
    [Fact]
    public void It_agrees_with_the_sieve_wherever_a_range_begins_and_ends()
    {
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            var from = random.NextInt64(1_000_000);
            var to = from + random.NextInt64(2_000);
            Assert.Equal(SegmentedSieve.Count(from, to), PrimalityTest.Count(from, to));
        }
    }

    [Theory]
    [InlineData(2_147_483_647, true)]
    [InlineData(3_215_031_751, false)]
    [InlineData(4_759_123_141, false)]
    [InlineData(18_446_744_073_709_551_557, true)]
    [InlineData(18_446_744_073_709_551_555, false)]
    [InlineData(3_825_123_056_546_413_051, false)]
    public void Known_primes_and_the_pseudoprimes_nearest_to_them_are_told_apart(ulong number, bool isPrime) =>
        Assert.Equal(isPrime, PrimalityTest.IsPrime(number));

    [Fact]
    public async Task A_job_may_ask_for_it() =>
        Assert.Equal("9592", await KindRunner.RunToText(new PrimesKind(), new { below = 100_000, step = 7_000, method = "test" }, new InputSource.None()));
}
