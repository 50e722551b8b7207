using Akka.Actor;
using AkkaCluster.Balancing.Targets;
using AkkaCluster.Balancing.Strategies;

namespace AkkaCluster.Balancing.Balancer;

/// <summary>One server with all that the balancer knows of it. Only the balancer's actor touches it.</summary>
internal sealed class BalancedServer(ServerTarget target, IActorRef actor, BalancerOptions settings, TimeProvider clock) : ServerLoad(actor, target.Weight)
{
    private DateTimeOffset? _since;
    private string? _why;

    public string Address => target.Address;

    public Ejection Ejection { get; } = new(settings.Ejection, clock);

    public RecentRequests Recent { get; } = new(clock);

    public Health Health { get; } = new(settings.HealthCheck);

    public bool IsReceiving => Health.IsHealthy && !Ejection.IsEjected;

    /// <summary>The probe that is on its way; 0 for none.</summary>
    public long Probe { get; set; }

    public long Completed { get; set; }

    public long Failed { get; set; }

    public long Lost { get; set; }

    /// <summary>It receives nothing from now on.</summary>
    public void PassOver(string why) => (_since, _why) = (clock.GetUtcNow(), why);

    public ServerView View()
    {
        var state = Health.IsDraining ? "draining" : !Health.IsHealthy ? "unhealthy" : Ejection.IsEjected ? "ejected" : "receiving";
        var quantiles = Recent.Quantiles(0.5, 0.99);
        return new ServerView(Address, Weight, Outstanding, Completed, Failed, Lost, state)
        {
            Since = IsReceiving ? null : _since,
            Why = IsReceiving ? null : _why,
            PerSecond = Math.Round(Recent.PerSecond, 2),
            P50 = quantiles[0]?.TotalSeconds,
            P99 = quantiles[1]?.TotalSeconds,
        };
    }
}
