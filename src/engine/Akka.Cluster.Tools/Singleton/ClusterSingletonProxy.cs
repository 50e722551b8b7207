using Akka.Actor;
using Akka.Configuration;
using Akka.Cluster.Tools.Internal;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>
/// Passes messages on to a singleton wherever it runs, in order. While the location is unknown, or the singleton moves, messages are kept (up to
/// <c>buffer-size</c>; the oldest are dropped first) and sent when the new instance runs.
/// </summary>
public sealed class ClusterSingletonProxy
{
    private ClusterSingletonProxy()
    {
    }

    /// <summary>The default settings, <c>reference.conf</c>.</summary>
    public static Config DefaultConfig() => ReferenceConfig.Value;

    /// <summary>Props of a proxy.</summary>
    /// <param name="singletonManagerPath">Path of the manager without address, for example <c>/user/leader</c>.</param>
    /// <param name="settings">Name, role and buffer.</param>
    public static Props Props(string singletonManagerPath, ClusterSingletonProxySettings settings)
        => Akka.Actor.Props.Create(() => new SingletonProxyActor(singletonManagerPath, settings)).WithDeploy(Deploy.Local);
}
