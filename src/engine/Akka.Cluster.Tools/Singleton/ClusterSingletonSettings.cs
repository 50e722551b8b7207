using Akka.Actor;
using Akka.Configuration;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>Settings of <see cref="ClusterSingleton"/>: those of the manager and of the proxy together.</summary>
public class ClusterSingletonSettings : INoSerializationVerificationNeeded
{
    internal ClusterSingletonSettings(string? role, TimeSpan removalMargin, TimeSpan handOverRetryInterval, TimeSpan singletonIdentificationInterval, int bufferSize, bool considerAppVersion)
    {
        Role = string.IsNullOrEmpty(role) ? null : role;
        RemovalMargin = removalMargin;
        HandOverRetryInterval = handOverRetryInterval;
        SingletonIdentificationInterval = singletonIdentificationInterval;
        BufferSize = bufferSize;
        ConsiderAppVersion = considerAppVersion;
    }

    /// <summary>Role of the members among which the singleton runs; all if null.</summary>
    public string? Role { get; }

    /// <summary>Time between a crash-like removal of the previous oldest and the start of the new instance.</summary>
    public TimeSpan RemovalMargin { get; }

    /// <summary>Time between two requests for hand-over.</summary>
    public TimeSpan HandOverRetryInterval { get; }

    /// <summary>Longest time between two attempts of the proxy to find the singleton.</summary>
    public TimeSpan SingletonIdentificationInterval { get; }

    /// <summary>Messages that the proxy keeps while the location is unknown.</summary>
    public int BufferSize { get; }

    /// <summary>Not supported by the embedded engine.</summary>
    public bool ConsiderAppVersion { get; }

    /// <summary>Reads the configuration of an actor system.</summary>
    public static ClusterSingletonSettings Create(ActorSystem system)
    {
        system.Settings.InjectTopLevelFallback(ClusterSingletonManager.DefaultConfig());
        return Create(system.Settings.Config.GetConfig("akka.cluster"));
    }

    /// <summary>Reads a section shaped as <c>akka.cluster</c>.</summary>
    public static ClusterSingletonSettings Create(Config config)
    {
        var manager = ClusterSingletonManagerSettings.Create(config.GetConfig("singleton"));
        var proxy = ClusterSingletonProxySettings.Create(config.GetConfig("singleton-proxy"), manager.ConsiderAppVersion);
        return new ClusterSingletonSettings(manager.Role, manager.RemovalMargin, manager.HandOverRetryInterval, proxy.SingletonIdentificationInterval, proxy.BufferSize, manager.ConsiderAppVersion);
    }

    /// <summary>A copy with another role.</summary>
    public ClusterSingletonSettings WithRole(string? role)
        => new(role, RemovalMargin, HandOverRetryInterval, SingletonIdentificationInterval, BufferSize, ConsiderAppVersion);

    /// <summary>A copy with another removal margin.</summary>
    public ClusterSingletonSettings WithRemovalMargin(TimeSpan removalMargin)
        => new(Role, removalMargin, HandOverRetryInterval, SingletonIdentificationInterval, BufferSize, ConsiderAppVersion);

    /// <summary>A copy with another retry interval.</summary>
    public ClusterSingletonSettings WithHandOverRetryInterval(TimeSpan handOverRetryInterval)
        => new(Role, RemovalMargin, handOverRetryInterval, SingletonIdentificationInterval, BufferSize, ConsiderAppVersion);

    internal ClusterSingletonManagerSettings ToManagerSettings(string singletonName)
        => new(singletonName, Role, RemovalMargin, HandOverRetryInterval, ConsiderAppVersion);

    internal ClusterSingletonProxySettings ToProxySettings(string singletonName)
        => new(singletonName, Role, SingletonIdentificationInterval, BufferSize, ConsiderAppVersion);
}
