namespace Akka.Cluster.Sharding;

/// <summary>Asks a region where an entity lives. Answered with <see cref="EntityLocation"/>.</summary>
public sealed class GetEntityLocation : IShardRegionQuery
{
    /// <summary>Creates the message.</summary>
    /// <param name="entityId">Id of the entity.</param>
    /// <param name="timeout">How long to look for the entity's actor on another node.</param>
    public GetEntityLocation(string entityId, TimeSpan timeout)
    {
        EntityId = entityId;
        Timeout = timeout;
    }

    /// <summary>Id of the entity.</summary>
    public string EntityId { get; }

    /// <summary>How long to look for the entity's actor on another node.</summary>
    public TimeSpan Timeout { get; }
}
