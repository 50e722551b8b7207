using Microsoft.Extensions.Primitives;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;

namespace AkkaCluster.Samples.Shop.Edge;

/// <summary>YARP's destinations, which are the members of the cluster; whether each can be asked now its <c>/readyz</c> says.</summary>
internal sealed class MemberDestinations(GatewayDirectory gateways, IOptions<EdgeOptions> options, TimeProvider time) : BackgroundService, IProxyConfigProvider
{
    private const string Name = "shop";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(10);

    private volatile Current _current = new(options.Value.Gateways.Split(','));

    public IProxyConfig GetConfig() => _current;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Interval, time);
        while (await tick.WaitForNextTickAsync(stoppingToken))
        {
            // Where nobody says who the members are, those that were are tried.
            if (await gateways.FindAsync(stoppingToken) is not { } found || found.SequenceEqual(_current.Gateways))
                continue;
            var last = _current;
            _current = new Current(found);
            last.Replace();
        }
    }

    private sealed class Current : IProxyConfig
    {
        private readonly CancellationTokenSource _replaced = new();

        public Current(IReadOnlyList<string> gateways)
        {
            Gateways = gateways;
            ChangeToken = new CancellationChangeToken(_replaced.Token);
            Clusters =
            [
                new ClusterConfig
                {
                    ClusterId = Name,
                    LoadBalancingPolicy = LoadBalancingPolicies.PowerOfTwoChoices,
                    Destinations = gateways.ToDictionary(gateway => gateway, gateway => new DestinationConfig { Address = gateway }),
                    HttpRequest = new Yarp.ReverseProxy.Forwarder.ForwarderRequestConfig { ActivityTimeout = LongestCall },
                    Metadata = new Dictionary<string, string> { [ConsecutiveFailuresHealthPolicyOptions.ThresholdMetadataName] = "1" },
                    HealthCheck = new HealthCheckConfig
                    {
                        AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
                        Active = new ActiveHealthCheckConfig { Enabled = true, Path = "/readyz", Interval = Interval, Timeout = Patience, Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures },
                    },
                },
            ];
        }

        public IReadOnlyList<string> Gateways { get; }

        public IReadOnlyList<RouteConfig> Routes { get; } =
        [
            new RouteConfig
            {
                RouteId = Name,
                ClusterId = Name,
                Match = new RouteMatch { Path = "{**rest}" },
                // The page's origin is this node's name, and gateways want to see that.
                Transforms = [new Dictionary<string, string> { ["RequestHeaderOriginalHost"] = "true" }],
            },
        ];

        public IReadOnlyList<ClusterConfig> Clusters { get; }

        public IChangeToken ChangeToken { get; }

        public void Replace() => _replaced.Cancel();
    }
}
