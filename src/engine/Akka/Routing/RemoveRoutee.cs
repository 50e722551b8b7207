namespace Akka.Routing;

/// <summary>Removes a routee from a router; a pool stops it when it is its own child.</summary>
public sealed class RemoveRoutee : RouterManagementMessage
{
    /// <summary>Creates the message.</summary>
    public RemoveRoutee(Routee routee) => Routee = routee;

    /// <summary>The routee.</summary>
    public Routee Routee { get; }
}
