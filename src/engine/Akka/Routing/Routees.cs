namespace Akka.Routing;

/// <summary>Answer to <see cref="GetRoutees"/>.</summary>
public sealed class Routees
{
    /// <summary>Creates the answer.</summary>
    public Routees(IEnumerable<Routee> routees) => Members = routees.ToArray();

    /// <summary>The routees at the time of the answer.</summary>
    public IEnumerable<Routee> Members { get; }
}
