using System.Runtime.CompilerServices;
using Akka.Routing;

namespace AkkaCluster.Balancing.Strategies;

/// <summary>
/// Smooth weighted round-robin, as nginx describes it: each turn every server gains its weight, the one with most is chosen and pays the sum of all. In
/// any run of as many turns as the weights sum up to, each server is chosen exactly as often as its weight, never all at once.
/// </summary>
public sealed class WeightedRoundRobinLogic : RoutingLogic
{
    private readonly ConditionalWeakTable<Routee, StrongBox<long>> _credits = [];

    /// <inheritdoc />
    public override Routee Select(object message, Routee[] routees)
    {
        if (routees.Length == 0)
            return Routee.NoRoutee;
        long total = 0;
        StrongBox<long>? most = null;
        var chosen = routees[0];
        foreach (var routee in routees)
        {
            var weight = ((ServerLoad)routee).Weight;
            var credit = _credits.GetOrCreateValue(routee);
            credit.Value += weight;
            total += weight;
            if (most is not null && credit.Value <= most.Value)
                continue;
            most = credit;
            chosen = routee;
        }

        most!.Value -= total;
        return chosen;
    }
}
