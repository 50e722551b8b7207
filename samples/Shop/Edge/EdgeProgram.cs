using Yarp.ReverseProxy.Configuration;

namespace AkkaCluster.Samples.Shop.Edge;

/// <summary>
/// An edge node: what the shop's pages are made of it serves from its memory, all else it hands to a gateway of the cluster. It is no member, so that it goes on when all members are gone.
/// </summary>
internal static class EdgeProgram
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = arguments, ContentRootPath = AppContext.BaseDirectory });
        // A gateway that does not answer is told of by who it answers in its place.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Yarp", LogLevel.Error);
        builder.Services.AddOptions<EdgeOptions>().BindConfiguration("Edge");
        builder.Services.AddHttpClient<GatewayDirectory>(http => http.Timeout = TimeSpan.FromSeconds(1));
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<EdgeCache>();
        builder.Services.AddSingleton<MemberDestinations>().AddHostedService(provider => provider.GetRequiredService<MemberDestinations>());
        builder.Services.AddSingleton<IProxyConfigProvider>(provider => provider.GetRequiredService<MemberDestinations>()).AddReverseProxy();
        await using var app = builder.Build();
        // The process that started it holds the other end of its input.
        if (builder.Configuration.GetValue<bool>("StopWithParent"))
            _ = Console.OpenStandardInput().CopyToAsync(Stream.Null).ContinueWith(_ => app.Lifetime.StopApplication(), TaskScheduler.Default);
        app.MapGet("/edge/stats", (EdgeCache cache) => TypedResults.Ok(cache.Counts()));
        app.UseRouting();
        app.Use((context, next) => context.RequestServices.GetRequiredService<EdgeCache>().ServeAsync(context, next));
        app.MapReverseProxy(proxy =>
        {
            proxy.Use(SafeRetry.RunAsync);
            proxy.UseLoadBalancing();
            proxy.UsePassiveHealthChecks();
        });
        await app.RunAsync();
        return ExitCodes.Ok;
    }
}
