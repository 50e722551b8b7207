namespace AkkaCluster.Storage;

/// <summary>The store cannot be used now: a full disk, a locked or lost database. Nothing of the operation is written; try again later.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException(string message) : base(message) { }

    public StoreUnavailableException(string message, Exception? cause) : base(message, cause) { }
}
