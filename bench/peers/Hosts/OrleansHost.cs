using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Storage;
using StackExchange.Redis;

namespace AkkaCluster.Peers.Hosts;

/// <summary>A process with a silo of Orleans. Members know each other by Redis, the one of Orleans' own stores that sets itself up.</summary>
internal static class OrleansHost
{
    public static async Task<int> RunAsync(string siloPort, string gatewayPort, string redis, string connection)
    {
        using var host = new HostBuilder()
            .ConfigureLogging(logging => logging.AddConsole().SetMinimumLevel(LogLevel.Warning))
            .UseOrleans(silo =>
            {
                silo.Configure<ClusterOptions>(Name).ConfigureEndpoints(IPAddress.Loopback, Port(siloPort), Port(gatewayPort));
                silo.UseRedisClustering(options => options.ConfigurationOptions = ConfigurationOptions.Parse(redis));
                silo.Services.AddSingleton<IGrainStorage>(new PostgresGrainStorage(connection));
            })
            .Build();
        await host.StartAsync().ConfigureAwait(false);
        await Console.In.ReadToEndAsync().ConfigureAwait(false);
        return 0;
    }

    /// <summary>How silos and clients find each other.</summary>
    public static void Name(ClusterOptions options) => (options.ClusterId, options.ServiceId) = ("peers", "peers");

    private static int Port(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
