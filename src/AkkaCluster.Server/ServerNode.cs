using Akka.Hosting;
using AkkaCluster.Balancing;
using AkkaCluster.Balancing.Server;
using AkkaCluster.Contracts;
using AkkaCluster.Hosting;
using AkkaCluster.Hosting.Flags;
using AkkaCluster.Hosting.Lifetime;
using AkkaCluster.Hosting.Remoting;
using AkkaCluster.Hosting.Settings;
using AkkaCluster.Http;
using AkkaCluster.JobKinds;
using AkkaCluster.JobKinds.Plugins;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AkkaCluster.Server;

/// <summary>A server behind the load balancer: plain remoting, the same handlers as a worker, and no knowledge of anybody.</summary>
internal static class ServerNode
{
    public static ConsoleNode Program { get; } = new("server", "A server behind the load balancer: it runs single tasks that a load balancer sends, and knows neither the balancer nor other servers.")
    {
        Flags =
        [
            NodeFlag.For("--slots", "N", "akkacluster.server.slots", "tasks that run at once (default: one per core)"),
            NodeFlag.For("--queue", "N", "akkacluster.server.queue", "requests that wait for a slot (default 10000)"),
            .. KindFlags.All,
            KindFlags.ExecutionLog,
        ],
        Add = builder => AddServer(builder.Services, builder.Configuration),
        Map = app => app.MapNode((_, _) => Task.FromResult<string?>(null)),
    };

    private static void AddServer(IServiceCollection services, IConfiguration configuration)
    {
        services.AddRoomOptions<ServerOptions>("Server", ServerOptions.Faults).AddRoomOptions<KindOptions>("");
        services.AddNode(configuration, "akkacluster-server", _ => new NodeProfile("server", 4153, Http: false), (akka, provider) => akka.WithServer(provider));
    }

    private static AkkaConfigurationBuilder WithServer(this AkkaConfigurationBuilder akka, IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<ServerOptions>>().Value;
        var (settings, kinds) = (ServerSettings.From(options, services.MaximumFrameSize()), Kinds(services.GetRequiredService<IOptions<KindOptions>>().Value, options.MaxOutputSize));
        akka.AddHocon(BalancingDefaults.Config, HoconAddMode.Append);
        return akka.WithGuardedSerialization().WithActors((system, registry) =>
        {
            var server = system.ActorOf(ServerActor.Props(kinds, settings), ServerActor.Name);
            registry.Register<ServerActor>(server);
            Draining.Before(system, server);
            system.WatchVitalActors(services.GetRequiredService<StopRequest>())(server);
        });
    }

    private static JobKindRegistry Kinds(KindOptions options, int maxOutput)
    {
        try
        {
            return NodeKinds.Create(options, maxOutput);
        }
        catch (PluginException wrong)
        {
            throw new NodeOptionsException(wrong.Message);
        }
    }
}
