namespace AkkaCluster.Jobs.Storage;

/// <summary>The store is there but is not, or no longer, a job store that this version can read. A person has to act.</summary>
public sealed class StoreCorruptException : Exception
{
    public StoreCorruptException(string message) : base(message) { }

    public StoreCorruptException(string message, Exception cause) : base(message, cause) { }
}
