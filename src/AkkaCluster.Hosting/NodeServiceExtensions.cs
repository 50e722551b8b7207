using Akka.Hosting;
using AkkaCluster.Hosting.Lifetime;
using AkkaCluster.Hosting.Listening;
using AkkaCluster.Hosting.Remoting;
using AkkaCluster.Hosting.Settings;
using AkkaCluster.Http;
using AkkaCluster.Http.Health;
using AkkaCluster.Http.Logs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AkkaCluster.Hosting;

/// <summary>Makes a host a node.</summary>
public static class NodeServiceExtensions
{
    /// <summary>Adds what any node has: its options, their check, its actor system and its life.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">Where its settings are, in the section AkkaCluster.</param>
    /// <param name="system">The actor system's name, where no setting gives another.</param>
    /// <param name="profile">What this kind of node usually is.</param>
    /// <param name="compose">Adds to the actor system what makes the node what it is.</param>
    public static IServiceCollection AddNode(
        this IServiceCollection services, IConfiguration configuration, string system, Func<IServiceProvider, NodeProfile> profile, Action<AkkaConfigurationBuilder, IServiceProvider> compose)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<StopRequest>();
        services.AddSingleton(_ => SettingTable.From(configuration));
        services.AddSingleton(provider => new AkkaSection(configuration, provider.GetRequiredService<SettingTable>()));
        services.AddSingleton<OptionsCheck>();
        services.AddRoomOptions<NodeOptions>("", NodeOptions.Faults).AddRoomOptions<TlsOptions>("Tls").AddRoomOptions<GatewayOptions>("Http", GatewayOptions.Faults);
        services.AddSingleton(provider => new Opening("remoting", provider.GetRequiredService<IOptions<NodeOptions>>().Value.Hostname,
            provider.GetRequiredService<IOptions<TlsOptions>>().Value.Enabled, "TLS (give --tls-certificate)"));
        services.AddSingleton(profile);
        services.AddSingleton<NodePorts>();
        var name = NameOf(configuration, system);
        services.AddSingleton(provider => AddressOf(name, provider));
        services.AddNodeGateway();
        services.AddSingleton<NodeLifetime>().AddHostedService(provider => provider.GetRequiredService<NodeLifetime>());
        return services.AddAkka<NodeHostedService>(name, (akka, provider) =>
        {
            provider.GetRequiredService<OptionsCheck>().Run();
            compose(akka, provider);
            akka.WithNode(provider).WithActorSystemLivenessCheck(tags: [HealthTags.Live]);
        });
    }

    private static void AddNodeGateway(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            var (options, address) = (provider.GetRequiredService<IOptions<GatewayOptions>>().Value, provider.GetRequiredService<NodeAddress>());
            var http = provider.GetService<HttpAddress>()?.Hostname ?? address.Hostname;
            return options with { AllowedHosts = [.. options.AllowedHosts, address.Hostname, address.PublicHostname, http, Environment.MachineName] };
        });
        services.AddGateway();
        services.AddSingleton<LogHub>().AddSingleton<ILoggerProvider, LogHubProvider>();
    }

    // Akka.Hosting wants it before there are options.
    private static string NameOf(IConfiguration configuration, string usual)
    {
        var options = new NodeOptions();
        OptionsReader.Read(SettingTable.From(configuration), "", options);
        return options.SystemName ?? usual;
    }

    private static NodeAddress AddressOf(string name, IServiceProvider services)
    {
        var node = services.GetRequiredService<IOptions<NodeOptions>>().Value;
        var port = services.GetRequiredService<NodePorts>().Pick("remoting", node.Hostname, node.Port, services.GetRequiredService<NodeProfile>().Port);
        // The others' ports are settled now too, while nothing listens yet.
        var gateway = services.GetService<HttpAddress>() is { Enabled: true } http
            ? new UriBuilder(Uri.UriSchemeHttp, OwnAddress.For(http.Hostname, node.PublicHostname), http.Port).Uri.GetLeftPart(UriPartial.Authority)
            : null;
        return new NodeAddress(name, services.GetRequiredService<IOptions<TlsOptions>>().Value.Enabled, node.Hostname, OwnAddress.For(node.Hostname, node.PublicHostname), port) { Gateway = gateway };
    }
}
