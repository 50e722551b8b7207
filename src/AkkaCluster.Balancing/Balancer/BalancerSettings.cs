using AkkaCluster.Balancing.Targets;
using AkkaCluster.Balancing.Strategies;

namespace AkkaCluster.Balancing.Balancer;

/// <summary>How a balancer behaves.</summary>
public sealed record BalancerSettings
{
    /// <summary>Where requests go; no address twice.</summary>
    public required IReadOnlyList<ServerTarget> Servers { get; init; }

    /// <summary>How one is chosen.</summary>
    public BalancingStrategy Strategy { get; init; }

    /// <summary>A request that is not answered by then is given up.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Requests that may be with one server at once.</summary>
    public int MaxOutstandingPerServer { get; init; } = 1000;

    /// <summary>Bytes of a request to a server that is no gateway.</summary>
    public int MaxTaskSize { get; init; } = 3 << 20;

    /// <summary>Places of each server on the ring of consistent-hash.</summary>
    public int VirtualNodesFactor { get; init; } = 100;

    /// <summary>Bearer token for servers that are gateways.</summary>
    public string GatewayToken { get; init; } = "";

    /// <summary>Passive ejection.</summary>
    public EjectionSettings Ejection { get; init; } = new(false, 5, TimeSpan.FromSeconds(10), 0.5);

    /// <summary>Active health checks.</summary>
    public HealthCheckSettings HealthCheck { get; init; } = new(false, TimeSpan.FromSeconds(1), 3, 2);

    /// <summary>The settings that options say.</summary>
    /// <param name="options">The options.</param>
    /// <param name="frame">Bytes of a message between nodes.</param>
    /// <exception cref="BalancerConfigurationException">A task would not fit into a message.</exception>
    public static BalancerSettings From(BalancerOptions options, long frame)
    {
        ArgumentNullException.ThrowIfNull(options);
        var servers = options.Servers.Select(ServerTarget.Parse).ToList();
        return new BalancerSettings
        {
            Servers = servers,
            Strategy = options.Strategy,
            RequestTimeout = options.RequestTimeout,
            MaxOutstandingPerServer = options.MaxOutstandingPerServer,
            MaxTaskSize = servers.TrueForAll(server => server.IsGateway) ? int.MaxValue : MessageLimit.Check("akkacluster.balancer.max-task-size", options.MaxTaskSize, frame),
            VirtualNodesFactor = options.VirtualNodesFactor,
            GatewayToken = options.GatewayToken,
            Ejection = new(options.Ejection.Enabled, options.Ejection.ConsecutiveFailures, options.Ejection.Duration, options.Ejection.MaxFraction),
            HealthCheck = new(options.HealthCheck.Enabled, options.HealthCheck.Interval, options.HealthCheck.Fall, options.HealthCheck.Rise),
        };
    }

    /// <summary>The strategy's name as the configuration writes it.</summary>
    public static string NameOf(BalancingStrategy strategy) =>
        string.Concat(strategy.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));
}
