namespace Akka.Routing;

/// <summary>Chooses any routee.</summary>
public sealed class RandomLogic : RoutingLogic
{
    private readonly Func<int, int> _below;

    /// <summary>Creates the logic.</summary>
    public RandomLogic() : this(below => Random.Shared.Next(below))
    {
    }

    internal RandomLogic(Func<int, int> below) => _below = below;

    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees) => routees.Length == 0 ? Routee.NoRoutee : routees[_below(routees.Length)];
}
