namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>Something is wrong with a statement that was sent later: whose it was is not known, so the whole transaction has failed.</summary>
internal sealed class LaterFailedException(Exception cause) : Exception(cause.Message, cause);
