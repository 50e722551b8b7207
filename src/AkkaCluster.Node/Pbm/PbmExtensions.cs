using System.Globalization;
using Akka.Configuration;
using Akka.Hosting;
using AkkaCluster.Hosting;
using AkkaCluster.Hosting.Listening;
using AkkaCluster.Http;
using AkkaCluster.Jobs;
using AkkaCluster.Pbm;
using AkkaCluster.Pbm.Membership;
using AkkaCluster.Pbm.Remoting;
using AkkaCluster.Pbm.Sharding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AkkaCluster.Node.Pbm;

/// <summary>Adds the operators' console with the palettes that fit a node of the job cluster.</summary>
internal static class PbmExtensions
{
    private const int UsualPort = 9110;

    public static AkkaConfigurationBuilder WithPbm(this AkkaConfigurationBuilder akka, IServiceProvider services)
    {
        var pbm = services.GetRequiredService<IOptions<PbmOptions>>().Value;
        if (!pbm.Enabled)
            return akka;
        var host = services.GetRequiredService<NodeAddress>().Hostname;
        akka.AddHocon(Settings(pbm, host, services.GetRequiredService<NodePorts>().Pick("pbm", host, pbm.Port, UsualPort), services), HoconAddMode.Prepend);
        return akka.WithActors((system, _) =>
        {
            var console = PbmHost.Get(system);
            console.RegisterCommandPalette(RemoteCommands.Instance);
            console.RegisterCommandPalette(ClusterCommands.Instance);
            console.RegisterCommandPalette(ClusterShardingCommands.Instance);
            console.RegisterCommandPalette(new JobCommands(services.GetRequiredService<IJobService>()));
            console.Start();
        });
    }

    public static Opening Opening(IServiceProvider services) => new("pbm", services.GetRequiredService<IOptions<NodeOptions>>().Value.Hostname,
        !services.GetRequiredService<IOptions<PbmOptions>>().Value.Enabled || services.GetRequiredService<IOptions<GatewayOptions>>().Value.Token.Length > 0, "a token (give --token or --no-pbm)");

    private static Config Settings(PbmOptions pbm, string host, int port, IServiceProvider services)
    {
        var (token, insecure) = (services.GetRequiredService<IOptions<GatewayOptions>>().Value.Token, services.GetRequiredService<IOptions<NodeOptions>>().Value.Insecure);
        return ConfigurationFactory.ParseString(string.Create(CultureInfo.InvariantCulture, $$"""
            akkacluster.pbm {
              host = "{{host}}", port = {{port}}, token = "{{token.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}}", insecure = {{(insecure ? "on" : "off")}}
              hello-timeout = {{pbm.HelloTimeout.TotalMilliseconds:0}}ms, max-connections = {{pbm.MaxConnections}}, max-line-size = {{pbm.MaxLineSize}}b
              max-pending-lines = {{pbm.MaxPendingLines}}, log-palettes-on-startup = {{(pbm.LogPalettesOnStartup ? "on" : "off")}}
            }
            """));
    }
}
