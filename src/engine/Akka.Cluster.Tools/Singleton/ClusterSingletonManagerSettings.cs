using Akka.Actor;
using Akka.Configuration;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>Settings of a singleton manager, from <c>akka.cluster.singleton</c>.</summary>
public sealed class ClusterSingletonManagerSettings : INoSerializationVerificationNeeded
{
    /// <summary>Creates settings.</summary>
    /// <param name="singletonName">Name of the singleton, a child actor of the manager.</param>
    /// <param name="role">Role of the members among which the singleton runs; all if null or empty.</param>
    /// <param name="removalMargin">Time between a crash-like removal of the previous oldest and the start of the new instance; zero takes the downing provider's.</param>
    /// <param name="handOverRetryInterval">Time between two requests for hand-over.</param>
    /// <param name="considerAppVersion">Not supported by the embedded engine.</param>
    public ClusterSingletonManagerSettings(string singletonName, string? role, TimeSpan removalMargin, TimeSpan handOverRetryInterval, bool considerAppVersion)
    {
        if (string.IsNullOrWhiteSpace(singletonName))
            throw new ArgumentException("The singleton's name is empty; expected the name of a child actor, for example 'singleton'.", nameof(singletonName));
        if (removalMargin < TimeSpan.Zero)
            throw new ArgumentException($"The removal margin of singleton '{singletonName}' is {removalMargin}; expected zero or more.", nameof(removalMargin));
        if (handOverRetryInterval <= TimeSpan.Zero)
            throw new ArgumentException($"The hand-over retry interval of singleton '{singletonName}' is {handOverRetryInterval}; expected more than zero.", nameof(handOverRetryInterval));
        SingletonName = singletonName;
        Role = string.IsNullOrEmpty(role) ? null : role;
        RemovalMargin = removalMargin;
        HandOverRetryInterval = handOverRetryInterval;
        ConsiderAppVersion = considerAppVersion;
    }

    /// <summary>Name of the singleton, a child actor of the manager.</summary>
    public string SingletonName { get; }

    /// <summary>Role of the members among which the singleton runs; all if null.</summary>
    public string? Role { get; }

    /// <summary>Time between a crash-like removal of the previous oldest and the start of the new instance.</summary>
    public TimeSpan RemovalMargin { get; }

    /// <summary>Time between two requests for hand-over.</summary>
    public TimeSpan HandOverRetryInterval { get; }

    /// <summary>Not supported by the embedded engine.</summary>
    public bool ConsiderAppVersion { get; }

    /// <summary>Reads <c>akka.cluster.singleton</c> of an actor system.</summary>
    public static ClusterSingletonManagerSettings Create(ActorSystem system)
    {
        system.Settings.InjectTopLevelFallback(ClusterSingletonManager.DefaultConfig());
        return Create(system.Settings.Config.GetConfig("akka.cluster.singleton"));
    }

    /// <summary>Reads a section shaped as <c>akka.cluster.singleton</c>.</summary>
    public static ClusterSingletonManagerSettings Create(Config config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new ClusterSingletonManagerSettings(
            config.GetString("singleton-name", "singleton"),
            config.GetString("role", ""),
            TimeSpan.Zero,
            config.GetTimeSpan("hand-over-retry-interval", TimeSpan.FromSeconds(1)),
            config.GetBoolean("consider-app-version", false));
    }

    /// <summary>A copy with another singleton name.</summary>
    public ClusterSingletonManagerSettings WithSingletonName(string singletonName)
        => new(singletonName, Role, RemovalMargin, HandOverRetryInterval, ConsiderAppVersion);

    /// <summary>A copy with another role.</summary>
    public ClusterSingletonManagerSettings WithRole(string? role)
        => new(SingletonName, role, RemovalMargin, HandOverRetryInterval, ConsiderAppVersion);

    /// <summary>A copy with another removal margin.</summary>
    public ClusterSingletonManagerSettings WithRemovalMargin(TimeSpan removalMargin)
        => new(SingletonName, Role, removalMargin, HandOverRetryInterval, ConsiderAppVersion);

    /// <summary>A copy with another retry interval.</summary>
    public ClusterSingletonManagerSettings WithHandOverRetryInterval(TimeSpan handOverRetryInterval)
        => new(SingletonName, Role, RemovalMargin, handOverRetryInterval, ConsiderAppVersion);
}
