using Akka.Actor;
using Akka.Configuration;
using Akka.Cluster.Tools.Internal;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>
/// Runs exactly one instance of an actor among the members of a role, on the oldest of them. Start the manager on every member of the role, early; when the
/// oldest leaves, its instance is stopped before the next oldest starts one; when it crashes, the next oldest starts one once it is removed from the cluster.
/// </summary>
public sealed class ClusterSingletonManager
{
    private ClusterSingletonManager()
    {
    }

    /// <summary>The default settings, <c>reference.conf</c>.</summary>
    public static Config DefaultConfig() => ReferenceConfig.Value;

    /// <summary>Props of a manager that stops its instance with a poison pill.</summary>
    public static Props Props(Props singletonProps, ClusterSingletonManagerSettings settings) => Props(singletonProps, PoisonPill.Instance, settings);

    /// <summary>Props of a manager.</summary>
    /// <param name="singletonProps">How the instance is made.</param>
    /// <param name="terminationMessage">What the instance is sent at hand-over; it must stop itself on it, and may do so later.</param>
    /// <param name="settings">Name, role and times.</param>
    public static Props Props(Props singletonProps, object terminationMessage, ClusterSingletonManagerSettings settings)
        => Akka.Actor.Props.Create(() => new SingletonManagerActor(singletonProps, terminationMessage, settings)).WithDeploy(Deploy.Local);
}
