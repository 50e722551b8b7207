using Akka.Routing;

namespace AkkaCluster.Balancing.Strategies;

/// <summary>
/// Draws two different servers and takes the less loaded: nearly as even as asking all, at the price of two looks
/// (M. Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", 2001).
/// </summary>
/// <param name="random">Where the draws come from.</param>
public sealed class PowerOfTwoChoicesLogic(Random random) : RoutingLogic
{
    /// <inheritdoc />
    public override Routee Select(object message, Routee[] routees)
    {
        if (routees.Length < 2)
            return routees.Length == 0 ? Routee.NoRoutee : routees[0];
        var i = random.Next(routees.Length);
        var j = random.Next(routees.Length - 1);
        var (first, second) = ((ServerLoad)routees[i], (ServerLoad)routees[j >= i ? j + 1 : j]);
        return second.Outstanding < first.Outstanding ? second : first;
    }
}
