using AkkaCluster.Tests;

namespace AkkaCluster.Balancing.Tests.Http;

public class OpenApiTests
{
    [Fact]
    public async Task The_balancers_description_is_the_approved_one()
    {
        await using var gateway = await BalancerGateway.StartAsync();
        Approved.Hold("v1.approved.json", await gateway.GetAsync("/openapi/v1.json"));
    }
}
