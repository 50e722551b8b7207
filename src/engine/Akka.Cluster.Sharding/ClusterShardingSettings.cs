using Akka.Actor;
using Akka.Cluster.Tools.Singleton;
using Akka.Configuration;

namespace Akka.Cluster.Sharding;

/// <summary>Settings of cluster sharding, from <c>akka.cluster.sharding</c>.</summary>
public sealed class ClusterShardingSettings : INoSerializationVerificationNeeded
{
    /// <summary>Role of the nodes that host shards; all if null.</summary>
    public readonly string? Role;

    /// <summary>Start entities again after their shard has moved. Not supported by the embedded engine.</summary>
    public readonly bool RememberEntities;

    /// <summary>Read for compatibility.</summary>
    public readonly string JournalPluginId;

    /// <summary>Read for compatibility.</summary>
    public readonly string SnapshotPluginId;

    /// <summary>Entities without messages for that long are stopped; zero turns it off.</summary>
    public readonly TimeSpan PassivateIdleEntityAfter;

    /// <summary>Read for compatibility: the embedded engine's coordinator asks the regions.</summary>
    public readonly StateStoreMode StateStoreMode;

    /// <summary>Where remembered entities are kept. Not supported by the embedded engine.</summary>
    public readonly RememberEntitiesStore RememberEntitiesStore;

    /// <summary>How long queries wait for shards.</summary>
    public readonly TimeSpan ShardRegionQueryTimeout;

    /// <summary>Times and sizes.</summary>
    public readonly TuningParameters TuningParameters;

    /// <summary>Settings of the coordinator's singleton.</summary>
    public readonly ClusterSingletonManagerSettings CoordinatorSingletonSettings;

    /// <summary>Creates settings; see the field of each name.</summary>
    public ClusterShardingSettings(
        string? role, bool rememberEntities, string journalPluginId, string snapshotPluginId, TimeSpan passivateIdleEntityAfter,
        StateStoreMode stateStoreMode, TuningParameters tuningParameters, ClusterSingletonManagerSettings coordinatorSingletonSettings)
        : this(role, rememberEntities, journalPluginId, snapshotPluginId, passivateIdleEntityAfter, stateStoreMode, RememberEntitiesStore.DData,
            TimeSpan.FromSeconds(3), tuningParameters, coordinatorSingletonSettings)
    {
    }

    private ClusterShardingSettings(
        string? role, bool rememberEntities, string journalPluginId, string snapshotPluginId, TimeSpan passivateIdleEntityAfter, StateStoreMode stateStoreMode,
        RememberEntitiesStore rememberEntitiesStore, TimeSpan shardRegionQueryTimeout, TuningParameters tuningParameters, ClusterSingletonManagerSettings coordinatorSingletonSettings)
    {
        if (rememberEntities)
            throw new NotSupportedException("remember-entities is on; it is not supported by the embedded engine. Turn akka.cluster.sharding.remember-entities off, or build with -p:AkkaEngine=nuget.");
        Role = string.IsNullOrEmpty(role) ? null : role;
        RememberEntities = rememberEntities;
        JournalPluginId = journalPluginId;
        SnapshotPluginId = snapshotPluginId;
        PassivateIdleEntityAfter = passivateIdleEntityAfter;
        StateStoreMode = stateStoreMode;
        RememberEntitiesStore = rememberEntitiesStore;
        ShardRegionQueryTimeout = shardRegionQueryTimeout;
        TuningParameters = tuningParameters;
        CoordinatorSingletonSettings = coordinatorSingletonSettings;
    }

    /// <summary>Reads <c>akka.cluster.sharding</c> of an actor system.</summary>
    public static ClusterShardingSettings Create(ActorSystem system)
    {
        system.Settings.InjectTopLevelFallback(ClusterSharding.DefaultConfig());
        system.Settings.InjectTopLevelFallback(ClusterSingletonManager.DefaultConfig());
        var config = system.Settings.Config.GetConfig("akka.cluster.sharding");
        return Create(config, system.Settings.Config.GetConfig(config.GetString("coordinator-singleton", "akka.cluster.singleton")));
    }

    /// <summary>Reads sections shaped as <c>akka.cluster.sharding</c> and <c>akka.cluster.singleton</c>.</summary>
    public static ClusterShardingSettings Create(Config config, Config singletonConfig)
    {
        ArgumentNullException.ThrowIfNull(config);
        var mode = config.GetString("state-store-mode", "ddata");
        var role = config.GetString("role", "");
        return new ClusterShardingSettings(
            role,
            config.GetBoolean("remember-entities", false),
            config.GetString("journal-plugin-id", ""),
            config.GetString("snapshot-plugin-id", ""),
            PassivationTime(config),
            Enum.TryParse<StateStoreMode>(mode, ignoreCase: true, out var parsed)
                ? parsed
                : throw new ArgumentException($"akka.cluster.sharding.state-store-mode is '{mode}'; expected persistence, ddata or custom.", nameof(config)),
            RememberEntitiesStore.DData,
            config.GetTimeSpan("shard-region-query-timeout", TimeSpan.FromSeconds(3)),
            TuningReader.Read(config),
            ClusterSingletonManagerSettings.Create(singletonConfig).WithRole(role));
    }

    /// <summary>A copy with another role, also of the coordinator.</summary>
    public ClusterShardingSettings WithRole(string? role) => Copy(role: role ?? "", singleton: CoordinatorSingletonSettings.WithRole(role));

    /// <summary>Remembering entities is not supported by the embedded engine: refuses true.</summary>
    public ClusterShardingSettings WithRememberEntities(bool rememberEntities) => Copy(rememberEntities: rememberEntities);

    /// <summary>A copy with another journal, which is not used.</summary>
    public ClusterShardingSettings WithJournalPluginId(string journalPluginId) => Copy(journal: journalPluginId);

    /// <summary>A copy with another snapshot store, which is not used.</summary>
    public ClusterShardingSettings WithSnapshotPluginId(string snapshotPluginId) => Copy(snapshot: snapshotPluginId);

    /// <summary>A copy with another time-out of idle entities; zero turns it off.</summary>
    public ClusterShardingSettings WithPassivateIdleAfter(TimeSpan duration) => Copy(passivate: duration);

    /// <summary>A copy with another mode, which is not used.</summary>
    public ClusterShardingSettings WithStateStoreMode(StateStoreMode mode) => Copy(mode: mode);

    /// <summary>A copy with other times and sizes.</summary>
    public ClusterShardingSettings WithTuningParameters(TuningParameters tuningParameters) => Copy(tuning: tuningParameters);

    /// <summary>A copy with other settings of the coordinator's singleton.</summary>
    public ClusterShardingSettings WithCoordinatorSingletonSettings(ClusterSingletonManagerSettings coordinatorSingletonSettings) => Copy(singleton: coordinatorSingletonSettings);

    internal bool ShouldHostShards(Cluster cluster) => Role is null || cluster.SelfRoles.Contains(Role);

    internal static string GuardianName(ActorSystem system) => system.Settings.Config.GetString("akka.cluster.sharding.guardian-name", "sharding");

    private static TimeSpan PassivationTime(Config config)
        => config.GetString("passivate-idle-entity-after", "off").ToLowerInvariant() is "off" or "none" or "false" or ""
            ? TimeSpan.Zero
            : config.GetTimeSpan("passivate-idle-entity-after", TimeSpan.Zero);

    private ClusterShardingSettings Copy(
        string? role = null, bool? rememberEntities = null, string? journal = null, string? snapshot = null, TimeSpan? passivate = null,
        StateStoreMode? mode = null, TuningParameters? tuning = null, ClusterSingletonManagerSettings? singleton = null)
        => new(role ?? Role, rememberEntities ?? RememberEntities, journal ?? JournalPluginId, snapshot ?? SnapshotPluginId, passivate ?? PassivateIdleEntityAfter,
            mode ?? StateStoreMode, RememberEntitiesStore, ShardRegionQueryTimeout, tuning ?? TuningParameters, singleton ?? CoordinatorSingletonSettings);
}
