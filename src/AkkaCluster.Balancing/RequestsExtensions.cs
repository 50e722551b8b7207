using Akka;
using Akka.Actor;
using Akka.Hosting;
using AkkaCluster.Hosting.Lifetime;
using AkkaCluster.Hosting.Remoting;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaCluster.Balancing;

/// <summary>What balancer and server have in common: one actor that takes requests, without which the node is of no use, and which answers what it has taken before the node ends.</summary>
internal static class RequestsExtensions
{
    public static AkkaConfigurationBuilder WithRequests(this AkkaConfigurationBuilder akka, IServiceProvider services, string name, Props props)
    {
        akka.AddHocon(BalancingDefaults.Config, HoconAddMode.Append);
        return akka.WithGuardedSerialization().WithActors((system, registry) =>
        {
            var actor = system.ActorOf(props, name);
            registry.TryRegister(props.Type, actor);
            CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseBeforeServiceUnbind, "drain-requests", () => actor.Ask<Done>(Drain.Instance, Timeout.InfiniteTimeSpan));
            system.WatchVitalActors(services.GetRequiredService<StopRequest>())(actor);
        });
    }
}
