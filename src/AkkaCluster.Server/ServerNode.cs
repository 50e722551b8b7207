using AkkaCluster.Balancing.Server;
using AkkaCluster.Contracts;
using AkkaCluster.Hosting;
using AkkaCluster.Hosting.Flags;
using AkkaCluster.Hosting.Settings;
using AkkaCluster.Http;
using AkkaCluster.JobKinds;
using AkkaCluster.JobKinds.Plugins;
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
        Add = builder => builder.Services.AddRoomOptions<KindOptions>("").AddServer(builder.Configuration, Kinds),
        Map = app => app.MapNode((_, _) => Task.FromResult<string?>(null)),
    };

    private static JobKindRegistry Kinds(IServiceProvider services, int maxOutput)
    {
        try
        {
            return NodeKinds.Create(services.GetRequiredService<IOptions<KindOptions>>().Value, maxOutput);
        }
        catch (PluginException wrong)
        {
            throw new NodeOptionsException(wrong.Message);
        }
    }
}
