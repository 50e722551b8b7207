namespace Akka.Routing;

/// <summary>Makes a pool larger or smaller.</summary>
public sealed class AdjustPoolSize : RouterManagementMessage
{
    /// <summary>Creates the message.</summary>
    public AdjustPoolSize(int change) => Change = change;

    /// <summary>How many routees to add, or to stop when negative.</summary>
    public int Change { get; }
}
