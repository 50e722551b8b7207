using AkkaCluster.Balancing.Balancer;
using AkkaCluster.Balancing.Http;
using AkkaCluster.Http;
using AkkaCluster.Http.Logs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Balancing.Tests.Http;

/// <summary>The HTTP side of a balancer that is not there.</summary>
internal sealed class BalancerGateway(WebApplication app) : IAsyncDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(app.Urls.Single()) };

    public static async Task<BalancerGateway> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddGateway(new GatewayOptions()).AddBalancerHttp().AddSingleton(new LogHub()).AddOptions<BalancerOptions>();
        var app = builder.Build();
        app.UseGateway();
        app.MapBalancer();
        await app.StartAsync();
        return new BalancerGateway(app);
    }

    public Task<string> GetAsync(string path) => _http.GetStringAsync(new Uri(path, UriKind.Relative));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await app.DisposeAsync();
    }
}
