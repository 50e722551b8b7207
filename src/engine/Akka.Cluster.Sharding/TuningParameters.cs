namespace Akka.Cluster.Sharding;

/// <summary>Times and sizes of cluster sharding, from <c>akka.cluster.sharding</c>.</summary>
public class TuningParameters
{
    /// <summary>Pause before a failed coordinator is started again; the embedded engine restarts it at once.</summary>
    public readonly TimeSpan CoordinatorFailureBackoff;

    /// <summary>After which regions and coordinator repeat what was not answered.</summary>
    public readonly TimeSpan RetryInterval;

    /// <summary>Messages that a region may hold back in all its buffers together.</summary>
    public readonly int BufferSize;

    /// <summary>Time that entities have to stop when their shard moves; then they are stopped by force.</summary>
    public readonly TimeSpan HandOffTimeout;

    /// <summary>Read for compatibility.</summary>
    public readonly TimeSpan ShardStartTimeout;

    /// <summary>Read for compatibility.</summary>
    public readonly TimeSpan ShardFailureBackoff;

    /// <summary>Read for compatibility.</summary>
    public readonly TimeSpan EntityRestartBackoff;

    /// <summary>How often the coordinator considers to move shards.</summary>
    public readonly TimeSpan RebalanceInterval;

    /// <summary>Read for compatibility.</summary>
    public readonly int SnapshotAfter;

    /// <summary>Read for compatibility.</summary>
    public readonly int KeepNrOfBatches;

    /// <summary>Difference in number of shards between two regions above which shards move; used where the absolute limit is 0.</summary>
    public readonly int LeastShardAllocationRebalanceThreshold;

    /// <summary>Shards that may move at a time; used where the absolute limit is 0.</summary>
    public readonly int LeastShardAllocationMaxSimultaneousRebalance;

    /// <summary>How often a new coordinator asks again what regions host.</summary>
    public readonly TimeSpan WaitingForStateTimeout;

    /// <summary>Read for compatibility.</summary>
    public readonly TimeSpan UpdatingStateTimeout;

    /// <summary>Read for compatibility.</summary>
    public readonly string EntityRecoveryStrategy;

    /// <summary>Read for compatibility.</summary>
    public readonly TimeSpan EntityRecoveryConstantRateStrategyFrequency;

    /// <summary>Read for compatibility.</summary>
    public readonly int EntityRecoveryConstantRateStrategyNumberOfEntities;

    /// <summary>Read for compatibility.</summary>
    public readonly int CoordinatorStateWriteMajorityPlus;

    /// <summary>Read for compatibility.</summary>
    public readonly int CoordinatorStateReadMajorityPlus;

    /// <summary>Shards that may move in one rebalance at most; 0 selects the strategy of threshold and simultaneous moves.</summary>
    public readonly int LeastShardAllocationAbsoluteLimit;

    /// <summary>Part of all shards that may move in one rebalance at most.</summary>
    public readonly double LeastShardAllocationRelativeLimit;

    /// <summary>Creates the parameters; see the field of each name.</summary>
    /// <param name="coordinatorFailureBackoff"><see cref="CoordinatorFailureBackoff"/></param>
    /// <param name="retryInterval"><see cref="RetryInterval"/></param>
    /// <param name="bufferSize"><see cref="BufferSize"/></param>
    /// <param name="handOffTimeout"><see cref="HandOffTimeout"/></param>
    /// <param name="shardStartTimeout"><see cref="ShardStartTimeout"/></param>
    /// <param name="shardFailureBackoff"><see cref="ShardFailureBackoff"/></param>
    /// <param name="entityRestartBackoff"><see cref="EntityRestartBackoff"/></param>
    /// <param name="rebalanceInterval"><see cref="RebalanceInterval"/></param>
    /// <param name="snapshotAfter"><see cref="SnapshotAfter"/></param>
    /// <param name="keepNrOfBatches"><see cref="KeepNrOfBatches"/></param>
    /// <param name="leastShardAllocationRebalanceThreshold"><see cref="LeastShardAllocationRebalanceThreshold"/></param>
    /// <param name="leastShardAllocationMaxSimultaneousRebalance"><see cref="LeastShardAllocationMaxSimultaneousRebalance"/></param>
    /// <param name="waitingForStateTimeout"><see cref="WaitingForStateTimeout"/></param>
    /// <param name="updatingStateTimeout"><see cref="UpdatingStateTimeout"/></param>
    /// <param name="entityRecoveryStrategy"><see cref="EntityRecoveryStrategy"/></param>
    /// <param name="entityRecoveryConstantRateStrategyFrequency"><see cref="EntityRecoveryConstantRateStrategyFrequency"/></param>
    /// <param name="entityRecoveryConstantRateStrategyNumberOfEntities"><see cref="EntityRecoveryConstantRateStrategyNumberOfEntities"/></param>
    /// <param name="coordinatorStateWriteMajorityPlus"><see cref="CoordinatorStateWriteMajorityPlus"/></param>
    /// <param name="coordinatorStateReadMajorityPlus"><see cref="CoordinatorStateReadMajorityPlus"/></param>
    /// <param name="leastShardAllocationAbsoluteLimit"><see cref="LeastShardAllocationAbsoluteLimit"/></param>
    /// <param name="leastShardAllocationRelativeLimit"><see cref="LeastShardAllocationRelativeLimit"/></param>
    public TuningParameters(
        TimeSpan coordinatorFailureBackoff,
        TimeSpan retryInterval,
        int bufferSize,
        TimeSpan handOffTimeout,
        TimeSpan shardStartTimeout,
        TimeSpan shardFailureBackoff,
        TimeSpan entityRestartBackoff,
        TimeSpan rebalanceInterval,
        int snapshotAfter,
        int keepNrOfBatches,
        int leastShardAllocationRebalanceThreshold,
        int leastShardAllocationMaxSimultaneousRebalance,
        TimeSpan waitingForStateTimeout,
        TimeSpan updatingStateTimeout,
        string entityRecoveryStrategy,
        TimeSpan entityRecoveryConstantRateStrategyFrequency,
        int entityRecoveryConstantRateStrategyNumberOfEntities,
        int coordinatorStateWriteMajorityPlus,
        int coordinatorStateReadMajorityPlus,
        int leastShardAllocationAbsoluteLimit,
        double leastShardAllocationRelativeLimit)
    {
        if (entityRecoveryStrategy is not ("all" or "constant"))
            throw new ArgumentException($"entity-recovery-strategy is '{entityRecoveryStrategy}'; expected all or constant.", nameof(entityRecoveryStrategy));
        CoordinatorFailureBackoff = coordinatorFailureBackoff;
        RetryInterval = retryInterval;
        BufferSize = bufferSize;
        HandOffTimeout = handOffTimeout;
        ShardStartTimeout = shardStartTimeout;
        ShardFailureBackoff = shardFailureBackoff;
        EntityRestartBackoff = entityRestartBackoff;
        RebalanceInterval = rebalanceInterval;
        SnapshotAfter = snapshotAfter;
        KeepNrOfBatches = keepNrOfBatches;
        LeastShardAllocationRebalanceThreshold = leastShardAllocationRebalanceThreshold;
        LeastShardAllocationMaxSimultaneousRebalance = leastShardAllocationMaxSimultaneousRebalance;
        WaitingForStateTimeout = waitingForStateTimeout;
        UpdatingStateTimeout = updatingStateTimeout;
        EntityRecoveryStrategy = entityRecoveryStrategy;
        EntityRecoveryConstantRateStrategyFrequency = entityRecoveryConstantRateStrategyFrequency;
        EntityRecoveryConstantRateStrategyNumberOfEntities = entityRecoveryConstantRateStrategyNumberOfEntities;
        CoordinatorStateWriteMajorityPlus = coordinatorStateWriteMajorityPlus;
        CoordinatorStateReadMajorityPlus = coordinatorStateReadMajorityPlus;
        LeastShardAllocationAbsoluteLimit = leastShardAllocationAbsoluteLimit;
        LeastShardAllocationRelativeLimit = leastShardAllocationRelativeLimit;
    }

    /// <summary>A copy with another <see cref="BufferSize"/>.</summary>
    public TuningParameters WithBufferSize(int bufferSize) => Copy(bufferSize: bufferSize);

    /// <summary>A copy with another <see cref="CoordinatorFailureBackoff"/>.</summary>
    public TuningParameters WithCoordinatorFailureBackoff(TimeSpan coordinatorFailureBackoff) => Copy(coordinatorFailureBackoff: coordinatorFailureBackoff);

    /// <summary>A copy with another <see cref="CoordinatorStateReadMajorityPlus"/>.</summary>
    public TuningParameters WithCoordinatorStateReadMajorityPlus(int coordinatorStateReadMajorityPlus) => Copy(coordinatorStateReadMajorityPlus: coordinatorStateReadMajorityPlus);

    /// <summary>A copy with another <see cref="CoordinatorStateWriteMajorityPlus"/>.</summary>
    public TuningParameters WithCoordinatorStateWriteMajorityPlus(int coordinatorStateWriteMajorityPlus) => Copy(coordinatorStateWriteMajorityPlus: coordinatorStateWriteMajorityPlus);

    /// <summary>A copy with another <see cref="EntityRecoveryConstantRateStrategyFrequency"/>.</summary>
    public TuningParameters WithEntityRecoveryConstantRateStrategyFrequency(TimeSpan entityRecoveryConstantRateStrategyFrequency) => Copy(entityRecoveryConstantRateStrategyFrequency: entityRecoveryConstantRateStrategyFrequency);

    /// <summary>A copy with another <see cref="EntityRecoveryConstantRateStrategyNumberOfEntities"/>.</summary>
    public TuningParameters WithEntityRecoveryConstantRateStrategyNumberOfEntities(int entityRecoveryConstantRateStrategyNumberOfEntities) => Copy(entityRecoveryConstantRateStrategyNumberOfEntities: entityRecoveryConstantRateStrategyNumberOfEntities);

    /// <summary>A copy with another <see cref="EntityRecoveryStrategy"/>.</summary>
    public TuningParameters WithEntityRecoveryStrategy(string entityRecoveryStrategy) => Copy(entityRecoveryStrategy: entityRecoveryStrategy);

    /// <summary>A copy with another <see cref="EntityRestartBackoff"/>.</summary>
    public TuningParameters WithEntityRestartBackoff(TimeSpan entityRestartBackoff) => Copy(entityRestartBackoff: entityRestartBackoff);

    /// <summary>A copy with another <see cref="HandOffTimeout"/>.</summary>
    public TuningParameters WithHandOffTimeout(TimeSpan handOffTimeout) => Copy(handOffTimeout: handOffTimeout);

    /// <summary>A copy with another <see cref="KeepNrOfBatches"/>.</summary>
    public TuningParameters WithKeepNrOfBatches(int keepNrOfBatches) => Copy(keepNrOfBatches: keepNrOfBatches);

    /// <summary>A copy with another <see cref="LeastShardAllocationAbsoluteLimit"/>.</summary>
    public TuningParameters WithLeastShardAllocationAbsoluteLimit(int leastShardAllocationAbsoluteLimit) => Copy(leastShardAllocationAbsoluteLimit: leastShardAllocationAbsoluteLimit);

    /// <summary>A copy with another <see cref="LeastShardAllocationMaxSimultaneousRebalance"/>.</summary>
    public TuningParameters WithLeastShardAllocationMaxSimultaneousRebalance(int leastShardAllocationMaxSimultaneousRebalance) => Copy(leastShardAllocationMaxSimultaneousRebalance: leastShardAllocationMaxSimultaneousRebalance);

    /// <summary>A copy with another <see cref="LeastShardAllocationRebalanceThreshold"/>.</summary>
    public TuningParameters WithLeastShardAllocationRebalanceThreshold(int leastShardAllocationRebalanceThreshold) => Copy(leastShardAllocationRebalanceThreshold: leastShardAllocationRebalanceThreshold);

    /// <summary>A copy with another <see cref="LeastShardAllocationRelativeLimit"/>.</summary>
    public TuningParameters WithLeastShardAllocationRelativeLimit(double leastShardAllocationRelativeLimit) => Copy(leastShardAllocationRelativeLimit: leastShardAllocationRelativeLimit);

    /// <summary>A copy with another <see cref="RebalanceInterval"/>.</summary>
    public TuningParameters WithRebalanceInterval(TimeSpan rebalanceInterval) => Copy(rebalanceInterval: rebalanceInterval);

    /// <summary>A copy with another <see cref="RetryInterval"/>.</summary>
    public TuningParameters WithRetryInterval(TimeSpan retryInterval) => Copy(retryInterval: retryInterval);

    /// <summary>A copy with another <see cref="ShardFailureBackoff"/>.</summary>
    public TuningParameters WithShardFailureBackoff(TimeSpan shardFailureBackoff) => Copy(shardFailureBackoff: shardFailureBackoff);

    /// <summary>A copy with another <see cref="ShardStartTimeout"/>.</summary>
    public TuningParameters WithShardStartTimeout(TimeSpan shardStartTimeout) => Copy(shardStartTimeout: shardStartTimeout);

    /// <summary>A copy with another <see cref="SnapshotAfter"/>.</summary>
    public TuningParameters WithSnapshotAfter(int snapshotAfter) => Copy(snapshotAfter: snapshotAfter);

    /// <summary>A copy with another <see cref="UpdatingStateTimeout"/>.</summary>
    public TuningParameters WithUpdatingStateTimeout(TimeSpan updatingStateTimeout) => Copy(updatingStateTimeout: updatingStateTimeout);

    /// <summary>A copy with another <see cref="WaitingForStateTimeout"/>.</summary>
    public TuningParameters WithWaitingForStateTimeout(TimeSpan waitingForStateTimeout) => Copy(waitingForStateTimeout: waitingForStateTimeout);

    private TuningParameters Copy(
        TimeSpan? coordinatorFailureBackoff = null,
        TimeSpan? retryInterval = null,
        int? bufferSize = null,
        TimeSpan? handOffTimeout = null,
        TimeSpan? shardStartTimeout = null,
        TimeSpan? shardFailureBackoff = null,
        TimeSpan? entityRestartBackoff = null,
        TimeSpan? rebalanceInterval = null,
        int? snapshotAfter = null,
        int? keepNrOfBatches = null,
        int? leastShardAllocationRebalanceThreshold = null,
        int? leastShardAllocationMaxSimultaneousRebalance = null,
        TimeSpan? waitingForStateTimeout = null,
        TimeSpan? updatingStateTimeout = null,
        string? entityRecoveryStrategy = null,
        TimeSpan? entityRecoveryConstantRateStrategyFrequency = null,
        int? entityRecoveryConstantRateStrategyNumberOfEntities = null,
        int? coordinatorStateWriteMajorityPlus = null,
        int? coordinatorStateReadMajorityPlus = null,
        int? leastShardAllocationAbsoluteLimit = null,
        double? leastShardAllocationRelativeLimit = null)
        => new(
            coordinatorFailureBackoff ?? CoordinatorFailureBackoff,
            retryInterval ?? RetryInterval,
            bufferSize ?? BufferSize,
            handOffTimeout ?? HandOffTimeout,
            shardStartTimeout ?? ShardStartTimeout,
            shardFailureBackoff ?? ShardFailureBackoff,
            entityRestartBackoff ?? EntityRestartBackoff,
            rebalanceInterval ?? RebalanceInterval,
            snapshotAfter ?? SnapshotAfter,
            keepNrOfBatches ?? KeepNrOfBatches,
            leastShardAllocationRebalanceThreshold ?? LeastShardAllocationRebalanceThreshold,
            leastShardAllocationMaxSimultaneousRebalance ?? LeastShardAllocationMaxSimultaneousRebalance,
            waitingForStateTimeout ?? WaitingForStateTimeout,
            updatingStateTimeout ?? UpdatingStateTimeout,
            entityRecoveryStrategy ?? EntityRecoveryStrategy,
            entityRecoveryConstantRateStrategyFrequency ?? EntityRecoveryConstantRateStrategyFrequency,
            entityRecoveryConstantRateStrategyNumberOfEntities ?? EntityRecoveryConstantRateStrategyNumberOfEntities,
            coordinatorStateWriteMajorityPlus ?? CoordinatorStateWriteMajorityPlus,
            coordinatorStateReadMajorityPlus ?? CoordinatorStateReadMajorityPlus,
            leastShardAllocationAbsoluteLimit ?? LeastShardAllocationAbsoluteLimit,
            leastShardAllocationRelativeLimit ?? LeastShardAllocationRelativeLimit);
}
