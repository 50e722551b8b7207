using Akka.Hosting;
using AkkaCluster.Hosting;
using AkkaCluster.Hosting.Listening;
using AkkaCluster.Hosting.Settings;
using AkkaCluster.Http;
using AkkaCluster.Jobs;
using AkkaCluster.Pbm;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AkkaCluster.Node.Pbm;

/// <summary>The operators' console with the palettes that fit a node of the job cluster. Its clients show the token of the HTTP API.</summary>
internal static class ConsoleExtensions
{
    public static IServiceCollection AddConsole(this IServiceCollection services) => services
        .AddRoomOptions<PbmOptions>("Pbm", options => OptionFaults.Port("akkacluster.pbm.port", options.Port) is { } fault ? [fault] : [])
        .AddSingleton(provider => new Opening("pbm", Node(provider).Hostname, !Options(provider).Enabled || Token(provider).Length > 0, "a token (give --token or --no-pbm)"));

    public static AkkaConfigurationBuilder WithConsole(this AkkaConfigurationBuilder akka, IServiceProvider services)
    {
        var (options, host) = (Options(services), Node(services).Hostname);
        if (!options.Enabled)
            return akka;
        var port = services.GetRequiredService<NodePorts>().Pick("pbm", host, options.Port, PbmAddress.UsualPort);
        return akka.WithPbm(new PbmAddress(host, port, Token(services), Node(services).Insecure), options, _ =>
            [PbmPalettes.Remote, PbmPalettes.Cluster, PbmPalettes.ClusterSharding, JobCommandDefinitions.Palette(services.GetRequiredService<IJobService>())]);
    }

    private static PbmOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<PbmOptions>>().Value;

    private static NodeOptions Node(IServiceProvider services) => services.GetRequiredService<IOptions<NodeOptions>>().Value;

    private static string Token(IServiceProvider services) => services.GetRequiredService<IOptions<GatewayOptions>>().Value.Token;
}
