namespace Akka.Routing;

/// <summary>Chooses one routee after the other.</summary>
public sealed class RoundRobinRoutingLogic : RoutingLogic
{
    private int _next;

    /// <summary>Creates the logic; it begins with the first routee.</summary>
    public RoundRobinRoutingLogic() : this(-1)
    {
    }

    /// <summary>Creates the logic; the routee after that of number <paramref name="next"/> is chosen first.</summary>
    public RoundRobinRoutingLogic(int next) => _next = next;

    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees) =>
        routees.Length == 0 ? Routee.NoRoutee : routees[(uint)Interlocked.Increment(ref _next) % (uint)routees.Length];
}
