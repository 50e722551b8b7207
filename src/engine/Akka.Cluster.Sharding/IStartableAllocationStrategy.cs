namespace Akka.Cluster.Sharding;

/// <summary>A strategy that is started before its first use.</summary>
public interface IStartableAllocationStrategy : IShardAllocationStrategy
{
    /// <summary>Called once, before any other method.</summary>
    void Start();
}
