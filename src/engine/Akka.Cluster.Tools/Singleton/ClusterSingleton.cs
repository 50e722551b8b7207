using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>Starts singletons and their proxies without the ceremony of managers and paths.</summary>
public class ClusterSingleton : IExtension
{
    private readonly ExtendedActorSystem _system;
    private readonly ConcurrentDictionary<string, Lazy<IActorRef>> _proxies = new();

    /// <summary>Creates the extension.</summary>
    public ClusterSingleton(ExtendedActorSystem system) => _system = system;

    /// <summary>The extension of an actor system.</summary>
    public static ClusterSingleton Get(ActorSystem system) => system.WithExtension<ClusterSingleton, ClusterSingletonProvider>();

    /// <summary>Starts the singleton's manager, if this node has the role, and a proxy. The same name gives the same proxy.</summary>
    /// <returns>The proxy.</returns>
    public IActorRef Init(SingletonActor singleton)
    {
        ArgumentNullException.ThrowIfNull(singleton);
        return _proxies.GetOrAdd(singleton.Name, _ => new Lazy<IActorRef>(() => Start(singleton))).Value;
    }

    private IActorRef Start(SingletonActor singleton)
    {
        var settings = singleton.Settings.HasValue ? singleton.Settings.Value : ClusterSingletonSettings.Create(_system);
        var managerName = "singletonManager" + singleton.Name;
        if (settings.Role is null || Cluster.Get(_system).SelfRoles.Contains(settings.Role))
        {
            var stopMessage = singleton.StopMessage.HasValue ? singleton.StopMessage.Value : PoisonPill.Instance;
            _system.SystemActorOf(ClusterSingletonManager.Props(singleton.Props, stopMessage, settings.ToManagerSettings(singleton.Name)), managerName);
        }

        return _system.SystemActorOf(ClusterSingletonProxy.Props("/system/" + managerName, settings.ToProxySettings(singleton.Name)), "singletonProxy" + singleton.Name);
    }
}
