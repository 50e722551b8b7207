namespace Akka.Routing;

/// <summary>Adds a routee to a router.</summary>
public sealed class AddRoutee : RouterManagementMessage
{
    /// <summary>Creates the message.</summary>
    public AddRoutee(Routee routee) => Routee = routee;

    /// <summary>The routee.</summary>
    public Routee Routee { get; }
}
