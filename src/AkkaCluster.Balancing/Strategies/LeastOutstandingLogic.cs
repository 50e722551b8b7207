using Akka.Routing;

namespace AkkaCluster.Balancing.Strategies;

/// <summary>Chooses the server with the fewest outstanding requests; among equals each in turn, so that an idle set is used evenly.</summary>
public sealed class LeastOutstandingLogic : RoutingLogic
{
    private int _turn;

    /// <inheritdoc />
    public override Routee Select(object message, Routee[] routees)
    {
        if (routees.Length == 0)
            return Routee.NoRoutee;
        var start = _turn++ & int.MaxValue;
        var least = (ServerLoad)routees[start % routees.Length];
        for (var i = 1; i < routees.Length && least.Outstanding > 0; i++)
        {
            var next = (ServerLoad)routees[(start + i) % routees.Length];
            if (next.Outstanding < least.Outstanding)
                least = next;
        }

        return least;
    }
}
