using Akka.Configuration;

namespace Akka.Cluster.Sharding;

/// <summary>Reads <see cref="TuningParameters"/> from a section shaped as <c>akka.cluster.sharding</c>; the defaults are those of <c>reference.conf</c>.</summary>
internal static class TuningReader
{
    public static TuningParameters Read(Config config)
    {
        TimeSpan Time(string key, int seconds) => config.GetTimeSpan(key, TimeSpan.FromSeconds(seconds));
        return new TuningParameters(
            coordinatorFailureBackoff: Time("coordinator-failure-backoff", 5),
            retryInterval: Time("retry-interval", 2),
            bufferSize: config.GetInt("buffer-size", 100_000),
            handOffTimeout: Time("handoff-timeout", 60),
            shardStartTimeout: Time("shard-start-timeout", 10),
            shardFailureBackoff: Time("shard-failure-backoff", 10),
            entityRestartBackoff: Time("entity-restart-backoff", 10),
            rebalanceInterval: Time("rebalance-interval", 10),
            snapshotAfter: config.GetInt("snapshot-after", 1000),
            keepNrOfBatches: config.GetInt("keep-nr-of-batches", 2),
            leastShardAllocationRebalanceThreshold: config.GetInt("least-shard-allocation-strategy.rebalance-threshold", 1),
            leastShardAllocationMaxSimultaneousRebalance: config.GetInt("least-shard-allocation-strategy.max-simultaneous-rebalance", 3),
            waitingForStateTimeout: Time("waiting-for-state-timeout", 2),
            updatingStateTimeout: Time("updating-state-timeout", 5),
            entityRecoveryStrategy: config.GetString("entity-recovery-strategy", "all"),
            entityRecoveryConstantRateStrategyFrequency: config.GetTimeSpan("entity-recovery-constant-rate-strategy.frequency", TimeSpan.FromMilliseconds(100)),
            entityRecoveryConstantRateStrategyNumberOfEntities: config.GetInt("entity-recovery-constant-rate-strategy.number-of-entities", 5),
            coordinatorStateWriteMajorityPlus: config.GetInt("coordinator-state.write-majority-plus", 3),
            coordinatorStateReadMajorityPlus: config.GetInt("coordinator-state.read-majority-plus", 5),
            leastShardAllocationAbsoluteLimit: config.GetInt("least-shard-allocation-strategy.rebalance-absolute-limit", 0),
            leastShardAllocationRelativeLimit: config.GetDouble("least-shard-allocation-strategy.rebalance-relative-limit", 0.1));
    }
}
