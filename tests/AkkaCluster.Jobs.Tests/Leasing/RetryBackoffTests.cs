using AkkaCluster.Jobs.Leasing;

namespace AkkaCluster.Jobs.Tests.Leasing;

public class RetryBackoffTests
{
    [Fact]
    public void The_wait_doubles_up_to_its_bound_and_is_shortened_by_at_most_half()
    {
        var policy = new LeasingPolicy { MinBackoff = TimeSpan.FromSeconds(1), MaxBackoff = TimeSpan.FromSeconds(10) };
        var random = new Random(7);
        double[] full = [1, 2, 4, 8, 10, 10];
        for (var attempt = 1; attempt <= full.Length; attempt++)
        {
            var waits = Enumerable.Range(0, 100).Select(_ => RetryBackoff.After(attempt, policy, random).TotalSeconds).ToList();
            Assert.All(waits, wait => Assert.InRange(wait, full[attempt - 1] / 2, full[attempt - 1]));
            Assert.True(waits.Distinct().Count() > 50);
        }
    }
}
