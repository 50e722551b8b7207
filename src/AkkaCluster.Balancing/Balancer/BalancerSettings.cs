using Akka.Configuration;
using AkkaCluster.Balancing.Targets;
using AkkaCluster.Balancing.Strategies;

namespace AkkaCluster.Balancing.Balancer;

/// <summary>The settings under <c>akkacluster.balancer</c>.</summary>
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

    /// <summary>Reads the settings.</summary>
    /// <exception cref="BalancerConfigurationException">A value is wrong, or there is no server.</exception>
    public static BalancerSettings From(Config config)
    {
        var balancer = config.GetConfig("akkacluster.balancer");
        var servers = balancer.GetStringList("servers").Select(ServerTarget.Parse).ToList();
        if (servers.Count == 0)
            throw new BalancerConfigurationException("The balancer has no servers. List them with --servers host:port,… or under akkacluster.balancer.servers.");
        var twice = servers.GroupBy(server => server.Address, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new BalancerConfigurationException($"The balancer's list names the server {twice.Key} {twice.Count()} times; name it once, with a weight behind it ('{twice.Key} {twice.Count()}') and strategy weighted-round-robin to send it more.");
        var ejection = balancer.GetConfig("ejection");
        var check = balancer.GetConfig("health-check");
        return Check(new BalancerSettings
        {
            Servers = servers,
            Strategy = ParseStrategy(balancer.GetString("strategy")),
            RequestTimeout = balancer.GetTimeSpan("request-timeout"),
            MaxOutstandingPerServer = balancer.GetInt("max-outstanding-per-server"),
            MaxTaskSize = servers.TrueForAll(server => server.IsGateway) ? int.MaxValue : MessageLimit.Read(config, "akkacluster.balancer.max-task-size"),
            VirtualNodesFactor = balancer.GetInt("virtual-nodes-factor"),
            GatewayToken = balancer.GetString("gateway-token"),
            Ejection = new(ejection.GetBoolean("enabled"), ejection.GetInt("consecutive-failures"), ejection.GetTimeSpan("duration"), ejection.GetDouble("max-fraction")),
            HealthCheck = new(check.GetBoolean("enabled"), check.GetTimeSpan("interval"), check.GetInt("fall"), check.GetInt("rise")),
        });
    }

    private static BalancerSettings Check(BalancerSettings settings)
    {
        Positive("request-timeout", settings.RequestTimeout.TotalSeconds);
        Positive("max-outstanding-per-server", settings.MaxOutstandingPerServer);
        Positive("virtual-nodes-factor", settings.VirtualNodesFactor);
        Positive("ejection.consecutive-failures", settings.Ejection.ConsecutiveFailures);
        Positive("ejection.duration", settings.Ejection.Duration.TotalSeconds);
        Positive("health-check.interval", settings.HealthCheck.Interval.TotalSeconds);
        Positive("health-check.fall", settings.HealthCheck.Fall);
        Positive("health-check.rise", settings.HealthCheck.Rise);
        return settings.Ejection.MaxFraction is >= 0 and <= 1
            ? settings
            : throw new BalancerConfigurationException($"akkacluster.balancer.ejection.max-fraction is {settings.Ejection.MaxFraction}; expected a share from 0 to 1.");
    }

    private static void Positive(string key, double value)
    {
        if (value <= 0)
            throw new BalancerConfigurationException($"akkacluster.balancer.{key} is {value}; expected more than 0.");
    }

    /// <summary>The strategy of this name, as the configuration writes it.</summary>
    /// <exception cref="BalancerConfigurationException">There is none; the text lists them.</exception>
    public static BalancingStrategy ParseStrategy(string name)
    {
        foreach (var strategy in Enum.GetValues<BalancingStrategy>())
        {
            if (NameOf(strategy).Equals(name, StringComparison.OrdinalIgnoreCase))
                return strategy;
        }

        throw new BalancerConfigurationException($"There is no balancing strategy '{name}'; expected one of {string.Join(", ", Enum.GetValues<BalancingStrategy>().Select(NameOf))}.");
    }

    /// <summary>The strategy's name as the configuration writes it.</summary>
    public static string NameOf(BalancingStrategy strategy) =>
        string.Concat(strategy.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));
}
