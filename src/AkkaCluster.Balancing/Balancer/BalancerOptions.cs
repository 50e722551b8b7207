using AkkaCluster.Balancing.Strategies;
using AkkaCluster.Balancing.Targets;

namespace AkkaCluster.Balancing.Balancer;

/// <summary>The load balancer; the section Balancer.</summary>
public sealed class BalancerOptions
{
    /// <summary>
    /// Where requests go: "host:port" of an AkkaCluster.Server, or the URL of a cluster's gateway ("http://host:port"). A weight may follow after a space, for
    /// weighted-round-robin: "host:port 3".
    /// </summary>
    public IReadOnlyList<string> Servers { get; set; } = [];

    /// <summary>How one is chosen; consistent-hash goes by the request's key.</summary>
    public BalancingStrategy Strategy { get; set; }

    /// <summary>A request that is not answered by then is given up; it may still run on its server.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Requests that may be with one server at once; further ones go to another or, where none has room, are refused.</summary>
    public int MaxOutstandingPerServer { get; set; } = 1000;

    /// <summary>
    /// Bytes of a request's kind, parameters, input and key; larger ones are refused, where a server is no gateway. They go in one message: not more than fits into
    /// akka.remote.dot-netty.tcp.maximum-frame-size.
    /// </summary>
    public int MaxTaskSize { get; set; } = 3 << 20;

    /// <summary>Places of each server on the ring of consistent-hash.</summary>
    public int VirtualNodesFactor { get; set; } = 100;

    /// <summary>Bearer token for servers that are gateways; empty: none is shown.</summary>
    public string GatewayToken { get; set; } = "";

    /// <summary>Passive ejection. Off shows plain balancing.</summary>
    public EjectionOptions Ejection { get; } = new();

    /// <summary>Active health checks. Off, only a server that said that it is being drained is probed, until it is back.</summary>
    public HealthCheckOptions HealthCheck { get; } = new();

    /// <summary>Where requests go, read.</summary>
    internal IReadOnlyList<ServerTarget> Targets => [.. Servers.Select(ServerTarget.Parse)];

    /// <summary>Gateways are spoken to over HTTP, which has bounds of its own.</summary>
    internal bool HasGatewaysOnly => Targets.All(target => target.IsGateway);

    /// <summary>What is wrong with them.</summary>
    public static IEnumerable<string> Faults(BalancerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Servers.Count == 0)
            yield return "The balancer has no servers. List them with --servers host:port,… or under akkacluster.balancer.servers.";
        foreach (var fault in options.Servers.Select(ServerTarget.Fault).OfType<string>())
            yield return fault;
        foreach (var twice in options.Servers.GroupBy(server => server.Split(' ')[0].TrimEnd('/'), StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            yield return $"The balancer's list names the server {twice.Key} {twice.Count()} times; name it once, with a weight behind it ('{twice.Key} {twice.Count()}') and strategy weighted-round-robin to send it more.";
        (string Name, double Value)[] positive =
        [
            ("request-timeout", options.RequestTimeout.TotalSeconds), ("max-outstanding-per-server", options.MaxOutstandingPerServer), ("virtual-nodes-factor", options.VirtualNodesFactor),
            ("ejection.consecutive-failures", options.Ejection.ConsecutiveFailures), ("ejection.duration", options.Ejection.Duration.TotalSeconds),
            ("health-check.interval", options.HealthCheck.Interval.TotalSeconds), ("health-check.fall", options.HealthCheck.Fall), ("health-check.rise", options.HealthCheck.Rise),
        ];
        foreach (var (name, value) in positive.Where(pair => pair.Value <= 0))
            yield return $"akkacluster.balancer.{name} is {value}; expected more than 0.";
        if (options.Ejection.MaxFraction is not (>= 0 and <= 1))
            yield return $"akkacluster.balancer.ejection.max-fraction is {options.Ejection.MaxFraction}; expected a share from 0 to 1.";
    }
}
