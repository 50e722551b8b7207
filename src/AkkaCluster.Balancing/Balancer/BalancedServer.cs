using Akka.Actor;
using AkkaCluster.Balancing.Targets;
using AkkaCluster.Balancing.Strategies;

namespace AkkaCluster.Balancing.Balancer;

/// <summary>One server with all that the balancer knows of it. Only the balancer's actor touches it.</summary>
internal sealed class BalancedServer(ServerTarget target, IActorRef actor, BalancerOptions settings, TimeProvider clock) : ServerLoad(actor, target.Weight)
{
    public string Address => target.Address;

    public Ejection Ejection { get; } = new(settings.Ejection, clock);

    public Health Health { get; } = new(settings.HealthCheck);

    public bool IsReceiving => Health.IsHealthy && !Ejection.IsEjected;

    /// <summary>The probe that is on its way; 0 for none.</summary>
    public long Probe { get; set; }

    public long Completed { get; set; }

    public long Failed { get; set; }

    public long Lost { get; set; }

    public ServerView View() =>
        new(Address, Weight, Outstanding, Completed, Failed, Lost, Health.IsDraining ? "draining" : !Health.IsHealthy ? "unhealthy" : Ejection.IsEjected ? "ejected" : "receiving");
}
