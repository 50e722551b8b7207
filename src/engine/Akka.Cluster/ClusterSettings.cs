using System.Collections.Immutable;
using System.Reflection;
using Akka.Actor;
using Akka.Cluster.Gossiping;
using Akka.Cluster.Protocol;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Cluster;

/// <summary>The settings under <c>akka.cluster</c>.</summary>
public sealed class ClusterSettings
{
    private readonly Config _config;

    /// <summary>Reads the settings from the configuration of the system of this name.</summary>
    public ClusterSettings(Config config, string systemName)
    {
        _config = config.GetConfig("akka.cluster")
            ?? throw new ConfigurationException($"System {systemName} has no section akka.cluster; expected as in Akka.Cluster's reference.conf.");
        FailureDetectorConfig = _config.GetConfig("failure-detector");
        SeedNodes = [.. _config.GetStringList("seed-nodes").Select(Address.Parse)];
        Roles = [.. _config.GetStringList("roles")];
        MinNrOfMembersOfRole = ReadMinNrOfMembersOfRole();
        AppVersion = ReadAppVersion(_config.GetString("app-version", "assembly-version"));
        DowningProviderType = ReadDowningProviderType();
        if (MinNrOfMembers < 1)
            throw new ConfigurationException($"akka.cluster.min-nr-of-members is {MinNrOfMembers}; expected 1 or more.");
    }

    /// <summary>The section <c>failure-detector</c>.</summary>
    public Config FailureDetectorConfig { get; }

    /// <summary>The class of the failure detector.</summary>
    public string FailureDetectorImplementationClass => FailureDetectorConfig.GetString("implementation-class");

    /// <summary>How often heartbeats are sent.</summary>
    public TimeSpan HeartbeatInterval => FailureDetectorConfig.GetTimeSpan("heartbeat-interval");

    /// <summary>When the first answer to heartbeats is missed.</summary>
    public TimeSpan HeartbeatExpectedResponseAfter => FailureDetectorConfig.GetTimeSpan("expected-response-after");

    /// <summary>How many others each node watches.</summary>
    public int MonitoredByNrOfMembers => FailureDetectorConfig.GetInt("monitored-by-nr-of-members");

    /// <summary>The nodes to ask for a cluster.</summary>
    public ImmutableList<Address> SeedNodes { get; }

    /// <summary>How long the first seed node waits for the others.</summary>
    public TimeSpan SeedNodeTimeout => _config.GetTimeSpan("seed-node-timeout");

    /// <summary>When the seed nodes are asked anew; null for never.</summary>
    public TimeSpan? RetryUnsuccessfulJoinAfter => OptionalTime("retry-unsuccessful-join-after");

    /// <summary>When a node that is not let in gives up; null for never.</summary>
    public TimeSpan? ShutdownAfterUnsuccessfulJoinSeedNodes => OptionalTime("shutdown-after-unsuccessful-join-seed-nodes");

    /// <summary>When the periodic tasks start.</summary>
    public TimeSpan PeriodicTasksInitialDelay => _config.GetTimeSpan("periodic-tasks-initial-delay");

    /// <summary>How often a node gossips.</summary>
    public TimeSpan GossipInterval => _config.GetTimeSpan("gossip-interval");

    /// <summary>Not used.</summary>
    public TimeSpan GossipTimeToLive => _config.GetTimeSpan("gossip-time-to-live");

    /// <summary>How often the leader looks what is due.</summary>
    public TimeSpan LeaderActionsInterval => _config.GetTimeSpan("leader-actions-interval");

    /// <summary>How often the failure detector is asked.</summary>
    public TimeSpan UnreachableNodesReaperInterval => _config.GetTimeSpan("unreachable-nodes-reaper-interval");

    /// <summary>Not used.</summary>
    public TimeSpan? PublishStatsInterval => OptionalTime("publish-stats-interval");

    /// <summary>Not used: members are downed by the downing provider.</summary>
    public TimeSpan? AutoDownUnreachableAfter => OptionalTime("auto-down-unreachable-after");

    /// <summary>The roles of this node.</summary>
    public ImmutableHashSet<string> Roles { get; }

    /// <summary>The version of the application.</summary>
    public AppVersion AppVersion { get; }

    /// <summary>How many members there must be before the first becomes Up.</summary>
    public int MinNrOfMembers => _config.GetInt("min-nr-of-members");

    /// <summary>How many members of a role there must be before the first becomes Up.</summary>
    public ImmutableDictionary<string, int> MinNrOfMembersOfRole { get; }

    /// <summary>The dispatcher of the cluster's actors.</summary>
    public string UseDispatcher => _config.GetString("use-dispatcher", "") is { Length: > 0 } name ? name : "akka.actor.internal-dispatcher";

    /// <summary>How likely the partner of a gossip is one that does not know this version.</summary>
    public double GossipDifferentViewProbability => _config.GetDouble("gossip-different-view-probability");

    /// <summary>From how many members on that probability is halved.</summary>
    public int ReduceGossipDifferentViewProbability => _config.GetInt("reduce-gossip-different-view-probability");

    /// <summary>Not used.</summary>
    public TimeSpan SchedulerTickDuration => _config.GetTimeSpan("scheduler.tick-duration");

    /// <summary>Not used.</summary>
    public int SchedulerTicksPerWheel => _config.GetInt("scheduler.ticks-per-wheel");

    /// <summary>Whether heartbeats are logged.</summary>
    public bool VerboseHeartbeatLogging => _config.GetBoolean("debug.verbose-heartbeat-logging");

    /// <summary>Whether received gossip is logged.</summary>
    public bool VerboseGossipReceivedLogging => _config.GetBoolean("debug.verbose-receive-gossip-logging");

    /// <summary>The class that decides on unreachable members.</summary>
    public Type DowningProviderType { get; }

    /// <summary>Whether a node that was downed runs its coordinated shutdown.</summary>
    public bool RunCoordinatedShutdownWhenDown => _config.GetBoolean("run-coordinated-shutdown-when-down");

    /// <summary>Whether joining members may become WeaklyUp.</summary>
    public bool AllowWeaklyUpMembers => WeaklyUpAfter > TimeSpan.Zero;

    /// <summary>After how long without convergence they do; zero for never.</summary>
    public TimeSpan WeaklyUpAfter => OptionalTime("allow-weakly-up-members") ?? TimeSpan.Zero;

    /// <summary>Whether changes of membership are logged.</summary>
    public bool LogInfo => _config.GetBoolean("log-info");

    /// <summary>Whether the leaders of roles and convergence are logged, too.</summary>
    public bool LogInfoVerbose => _config.GetBoolean("log-info-verbose");

    /// <summary>Not used: there is one form of heartbeats.</summary>
    public bool UseLegacyHeartbeatMessage => _config.GetBoolean("use-legacy-heartbeat-message");

    internal TimeSpan DownRemovalMargin => OptionalTime("down-removal-margin") ?? TimeSpan.Zero;

    internal ProtocolSettings Protocol => new()
    {
        Roles = Roles,
        AppVersion = AppVersion,
        Required = new RequiredMembers(MinNrOfMembers, MinNrOfMembersOfRole),
        WeaklyUpAfter = AllowWeaklyUpMembers ? WeaklyUpAfter : null,
        MonitoredByNrOfMembers = MonitoredByNrOfMembers,
        GossipDifferentViewProbability = GossipDifferentViewProbability,
        ReduceGossipDifferentViewProbability = ReduceGossipDifferentViewProbability,
    };

    private TimeSpan? OptionalTime(string key) =>
        _config.GetString(key, "off").ToLowerInvariant() is "off" or "false" or "no" or "" ? null : _config.GetTimeSpan(key);

    private ImmutableDictionary<string, int> ReadMinNrOfMembersOfRole()
    {
        var section = _config.GetConfig("role");
        return section is null || section.IsEmpty
            ? ImmutableDictionary<string, int>.Empty
            : section.Root.GetObject().Items.Keys.ToImmutableDictionary(role => role, role => section.GetInt($"{role}.min-nr-of-members", 0));
    }

    private Type ReadDowningProviderType()
    {
        var name = _config.GetString("downing-provider-class", "");
        if (string.IsNullOrEmpty(name))
            return typeof(NoDowning);
        var type = Type.GetType(name, throwOnError: false);
        return type is not null && typeof(IDowningProvider).IsAssignableFrom(type)
            ? type
            : throw new ConfigurationException(
                $"akka.cluster.downing-provider-class is '{name}', which {(type is null ? "was not found" : $"is no {typeof(IDowningProvider)}")}; expected 'Namespace.Class, Assembly'.");
    }

    private static AppVersion ReadAppVersion(string version) => AppVersion.Create(version is "assembly-version"
        ? Assembly.GetEntryAssembly()?.GetName().Version?.ToString(3) ?? "0.0.0"
        : version);
}
