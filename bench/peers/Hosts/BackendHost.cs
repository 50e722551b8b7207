using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;

namespace AkkaCluster.Peers.Hosts;

/// <summary>Web servers that answer at once, as what stands behind a load balancer, and YARP as such a balancer.</summary>
internal static class BackendHost
{
    /// <summary>Answers as a gateway answers a single task.</summary>
    public static async Task<int> RunAsync(string port)
    {
        await using var app = Build(port, _ => { });
        app.MapPost("/v1/tasks", async (HttpRequest request) =>
        {
            await request.Body.CopyToAsync(Stream.Null).ConfigureAwait(false);
            return Results.Text("{\"output\":\"\"}", "application/json");
        });
        return await RunAsync(app).ConfigureAwait(false);
    }

    /// <summary>YARP, set as its first page of documents does.</summary>
    public static async Task<int> RunYarpAsync(string port, string[] backends)
    {
        var route = new RouteConfig { RouteId = "all", ClusterId = "backends", Match = new RouteMatch { Path = "{**any}" } };
        var cluster = new ClusterConfig
        {
            ClusterId = "backends",
            LoadBalancingPolicy = "RoundRobin",
            Destinations = backends.ToDictionary(backend => backend, backend => new DestinationConfig { Address = $"http://127.0.0.1:{backend}" }),
        };
        await using var app = Build(port, services => services.AddReverseProxy().LoadFromMemory([route], [cluster]));
        app.MapReverseProxy();
        return await RunAsync(app).ConfigureAwait(false);
    }

    private static WebApplication Build(string port, Action<IServiceCollection> add)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture)));
        add(builder.Services);
        return builder.Build();
    }

    private static async Task<int> RunAsync(WebApplication app)
    {
        await app.StartAsync().ConfigureAwait(false);
        await Console.In.ReadToEndAsync().ConfigureAwait(false);
        return 0;
    }
}
