using Akka.Actor;
using Akka.Routing;
using AkkaCluster.Balancing.Balancer;

namespace AkkaCluster.Balancing.Strategies;

/// <summary>The routing logic of each strategy: Akka's own where Akka has one.</summary>
internal static class RoutingLogics
{
    public static RoutingLogic Create(BalancerOptions settings, ActorSystem system, Random random) => settings.Strategy switch
    {
        BalancingStrategy.RoundRobin => new RoundRobinRoutingLogic(),
        BalancingStrategy.Random => new RandomLogic(),
        BalancingStrategy.ConsistentHash => new ConsistentHashingRoutingLogic(system, settings.VirtualNodesFactor, KeyOf),
        BalancingStrategy.WeightedRoundRobin => new WeightedRoundRobinLogic(),
        BalancingStrategy.LeastOutstanding => new LeastOutstandingLogic(),
        _ => new PowerOfTwoChoicesLogic(random),
    };

    private static object KeyOf(object message)
    {
        var task = (BalancedTask)message;
        return task.Key ?? task.Input;
    }
}
