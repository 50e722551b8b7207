namespace AkkaCluster.Jobs.Storage;

/// <summary>
/// The durable memory of the cluster, as a node opens it; whoever uses it takes the part that concerns him. A task that a method returns completes when the change is on stable storage. Writes of one node are committed
/// together and in the order of the calls. Every write names the epoch it was made under and fails with <see cref="StaleEpochException"/> when that has
/// passed; with <see cref="StoreUnavailableException"/> when the store cannot be used now, and then nothing is written, unless that says that the answer to the
/// commit was lost. Any other exception is a refusal for good: the same write will not be taken later either.
/// </summary>
public interface IJobStore : ILeaderStore, IRecordStore, IJobReader, IScheduleStore, IKindStore, IClusterStore, IAsyncDisposable
{
    /// <summary>What and where it is, for people.</summary>
    string Description { get; }

    /// <summary>Creates or migrates the schema.</summary>
    /// <exception cref="StoreCorruptException">It is no job store, or one of a newer version.</exception>
    Task OpenAsync(CancellationToken cancellation = default);
}
