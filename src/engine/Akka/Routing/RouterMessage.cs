namespace Akka.Routing;

/// <summary>Messages for routers that need no new instance.</summary>
public static class RouterMessage
{
    /// <summary>Asks a router for its routees.</summary>
    public static readonly GetRoutees GetRoutees = GetRoutees.Instance;
}
