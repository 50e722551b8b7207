namespace Akka.Routing;

/// <summary>Asks a router for its routees; it answers with <see cref="Routees"/>.</summary>
public sealed class GetRoutees : RouterManagementMessage
{
    /// <summary>The message.</summary>
    public static GetRoutees Instance { get; } = new();
}
