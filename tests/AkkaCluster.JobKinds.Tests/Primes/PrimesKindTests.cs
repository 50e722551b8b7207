using AkkaCluster.Contracts;
using AkkaCluster.JobKinds.Primes;
using AkkaCluster.JobKinds.Tests.Support;

namespace AkkaCluster.JobKinds.Tests.Primes;

public class PrimesKindTests
{
    [Fact]
    public async Task A_range_beyond_what_can_be_sieved_is_refused_when_the_job_is_handed_in()
    {
        var kind = new PrimesKind();
        var request = new PlanRequest(KindRunner.Parameters(kind), new InputSource.Range(0, long.MaxValue, long.MaxValue));
        Assert.Contains($"{long.MaxValue}", (await Assert.ThrowsAsync<PlanException>(() => kind.PlanAsync(request, CancellationToken.None).AsTask())).Message, StringComparison.Ordinal);
    }
}
