namespace AkkaCluster.Jobs.Storage;

/// <summary>The store cannot be used now: a full disk, a locked or lost database. Nothing of the operation is written, unless <see cref="IsUncertain"/>; try again later.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException(string message) : base(message) { }

    public StoreUnavailableException(string message, Exception? cause) : base(message, cause) { }

    /// <summary>Whether the operation may be written all the same: the store was lost while it committed, and its answer with it.</summary>
    public bool IsUncertain { get; init; }
}
