using Akka.Actor;
using Akka.Configuration;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>Settings of a singleton proxy, from <c>akka.cluster.singleton-proxy</c>.</summary>
public sealed class ClusterSingletonProxySettings : INoSerializationVerificationNeeded
{
    /// <summary>Creates settings.</summary>
    /// <param name="singletonName">Name of the singleton, as in the manager's settings.</param>
    /// <param name="role">Role of the members among which the singleton runs; all if null or empty.</param>
    /// <param name="singletonIdentificationInterval">Longest time between two attempts to find the singleton.</param>
    /// <param name="bufferSize">Messages kept while the location is unknown; 0 drops all.</param>
    /// <param name="considerAppVersion">Not supported by the embedded engine.</param>
    public ClusterSingletonProxySettings(string singletonName, string? role, TimeSpan singletonIdentificationInterval, int bufferSize, bool considerAppVersion)
    {
        if (string.IsNullOrWhiteSpace(singletonName))
            throw new ArgumentException("The singleton's name is empty; expected the name that the manager's settings have.", nameof(singletonName));
        if (singletonIdentificationInterval <= TimeSpan.Zero)
            throw new ArgumentException($"The identification interval of singleton '{singletonName}' is {singletonIdentificationInterval}; expected more than zero.", nameof(singletonIdentificationInterval));
        if (bufferSize < 0)
            throw new ArgumentException($"The buffer size of the proxy of singleton '{singletonName}' is {bufferSize}; expected 0 or more.", nameof(bufferSize));
        SingletonName = singletonName;
        Role = string.IsNullOrEmpty(role) ? null : role;
        SingletonIdentificationInterval = singletonIdentificationInterval;
        BufferSize = bufferSize;
        ConsiderAppVersion = considerAppVersion;
    }

    /// <summary>Name of the singleton.</summary>
    public string SingletonName { get; }

    /// <summary>Role of the members among which the singleton runs; all if null.</summary>
    public string? Role { get; }

    /// <summary>Longest time between two attempts to find the singleton.</summary>
    public TimeSpan SingletonIdentificationInterval { get; }

    /// <summary>Messages kept while the location is unknown.</summary>
    public int BufferSize { get; }

    /// <summary>Not supported by the embedded engine.</summary>
    public bool ConsiderAppVersion { get; }

    /// <summary>Reads <c>akka.cluster.singleton-proxy</c> of an actor system.</summary>
    public static ClusterSingletonProxySettings Create(ActorSystem system)
    {
        system.Settings.InjectTopLevelFallback(ClusterSingletonProxy.DefaultConfig());
        var considerAppVersion = system.Settings.Config.GetBoolean("akka.cluster.singleton.consider-app-version", false);
        return Create(system.Settings.Config.GetConfig("akka.cluster.singleton-proxy"), considerAppVersion);
    }

    /// <summary>Reads a section shaped as <c>akka.cluster.singleton-proxy</c>.</summary>
    public static ClusterSingletonProxySettings Create(Config config, bool considerAppVersion)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new ClusterSingletonProxySettings(
            config.GetString("singleton-name", "singleton"),
            config.GetString("role", ""),
            config.GetTimeSpan("singleton-identification-interval", TimeSpan.FromSeconds(1)),
            config.GetInt("buffer-size", 1000),
            considerAppVersion);
    }

    /// <summary>A copy with another singleton name.</summary>
    public ClusterSingletonProxySettings WithSingletonName(string singletonName)
        => new(singletonName, Role, SingletonIdentificationInterval, BufferSize, ConsiderAppVersion);

    /// <summary>A copy with another role.</summary>
    public ClusterSingletonProxySettings WithRole(string? role)
        => new(SingletonName, role, SingletonIdentificationInterval, BufferSize, ConsiderAppVersion);

    /// <summary>A copy with another identification interval.</summary>
    public ClusterSingletonProxySettings WithSingletonIdentificationInterval(TimeSpan singletonIdentificationInterval)
        => new(SingletonName, Role, singletonIdentificationInterval, BufferSize, ConsiderAppVersion);

    /// <summary>A copy with another buffer size.</summary>
    public ClusterSingletonProxySettings WithBufferSize(int bufferSize)
        => new(SingletonName, Role, SingletonIdentificationInterval, bufferSize, ConsiderAppVersion);
}
