namespace Akka.Routing;

/// <summary>A message for a router itself: it is not routed.</summary>
public abstract class RouterManagementMessage
{
    /// <summary>For derived messages.</summary>
    protected RouterManagementMessage()
    {
    }
}
