namespace Akka.Routing;

/// <summary>
/// Chooses the routee with the fewest messages waiting. One that waits for work goes before one that is at work, and one whose mailbox is not seen from here (it is
/// remote) comes last but for those that are suspended. Equals take turns.
/// </summary>
public sealed class SmallestMailboxRoutingLogic : RoutingLogic
{
    private int _next;

    /// <summary>Creates the logic.</summary>
    public SmallestMailboxRoutingLogic() : this(-1)
    {
    }

    /// <summary>Creates the logic; the search begins after the routee of number <paramref name="next"/>.</summary>
    public SmallestMailboxRoutingLogic(int next) => _next = next;

    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees)
    {
        if (routees.Length == 0) return Routee.NoRoutee;
        var start = (uint)Interlocked.Increment(ref _next);
        var best = Routee.NoRoutee;
        var least = long.MaxValue;
        for (var i = 0u; i < routees.Length; i++)
        {
            var routee = routees[(start + i) % (uint)routees.Length];
            var load = RouteeLoad.Of(routee);
            if (load == RouteeLoad.Idle) return routee;
            if (load >= least) continue;
            (best, least) = (routee, load);
        }
        return best;
    }
}
