using Akka.Actor;
using AkkaCluster.Balancing.Balancer;
using AkkaCluster.Balancing.Http;
using AkkaCluster.Http;
using AkkaCluster.Http.Logs;
using AkkaCluster.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Balancing.Tests.Http;

public class OpenApiTests
{
    [Fact]
    public async Task The_balancers_description_is_the_approved_one()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddGateway(new GatewayOptions()).AddBalancerHttp().AddSingleton(new LogHub());
        await using var app = builder.Build();
        app.UseGateway();
        app.MapBalancer(() => (ActorRefs.Nobody, new BalancerSettings { Servers = [] }));
        await app.StartAsync();
        using var http = new HttpClient();
        Approved.Hold("v1.approved.json", await http.GetStringAsync(new Uri(app.Urls.Single() + "/openapi/v1.json")));
    }
}
