using AkkaCluster.Contracts;
using AkkaCluster.JobKinds.Primes;
using AkkaCluster.JobKinds.Tests.Support;

namespace AkkaCluster.JobKinds.Tests.Primes;

public class SegmentedSieveTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(10, 4)]
    [InlineData(1_000, 168)]
    [InlineData(1_000_000, 78_498)]
    [InlineData(10_000_000, 664_579)]
    public void It_counts_the_published_numbers_of_primes(long below, long primes) => Assert.Equal(primes, SegmentedSieve.Count(0, below));

    [Fact]
    public void Ranges_side_by_side_count_each_prime_once()
    {
        var random = new Random(17);
        for (var round = 0; round < 50; round++)
        {
            var cuts = Enumerable.Range(0, 6).Select(_ => random.NextInt64(200_000)).Append(0).Append(200_000).Order().ToArray();
            Assert.Equal(17_984, cuts.Zip(cuts.Skip(1)).Sum(range => SegmentedSieve.Count(range.First, range.Second)));
        }
    }

    [Fact]
    public void It_counts_far_out_as_trial_division_does()
    {
        const long from = 999_999_999_000;
        var byDivision = Enumerable.Range(0, 1000).Count(i => IsPrime(from + i));
        Assert.Equal(byDivision, SegmentedSieve.Count(from, from + 1000));
    }

    [Fact]
    public async Task A_job_answers_their_number() => Assert.Equal("78498", await KindRunner.RunToText(new PrimesKind(), new { below = 1_000_000 }, new InputSource.None()));

    [Fact]
    public async Task A_job_without_a_bound_is_refused()
    {
        var plan = () => new PrimesKind().PlanAsync(new PlanRequest(JobParameters.None, new InputSource.None()), CancellationToken.None).AsTask();
        Assert.Contains("'below'", (await Assert.ThrowsAsync<PlanException>(plan)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_may_be_written_as_text() =>
        Assert.Equal("168", System.Text.Encoding.UTF8.GetString(await KindRunner.RunTask(new PrimesKind().CreateHandler(JobParameters.None), new TaskInput(0, "0 1000"))));

    [Theory]
    [InlineData("1000")]
    [InlineData("10 1")]
    [InlineData("0 many")]
    public async Task A_text_that_is_no_range_fails_its_task_for_good(string text)
    {
        var failure = await Assert.ThrowsAsync<TaskFailedException>(() => KindRunner.RunTask(new PrimesKind().CreateHandler(JobParameters.None), new TaskInput(0, text)));
        Assert.True(failure.Permanent);
    }

    private static bool IsPrime(long n)
    {
        for (var divisor = 2L; divisor * divisor <= n; divisor++)
        {
            if (n % divisor == 0)
                return false;
        }
        return true;
    }
}
