namespace Akka.Cluster.Sharding.Coordinator;

/// <summary>A registered region.</summary>
internal sealed class RegionEntry(bool isProxy)
{
    public bool IsProxy { get; } = isProxy;

    /// <summary>It gives its shards away and takes no new ones.</summary>
    public bool ShuttingDown { get; set; }

    public bool CanHost => !IsProxy && !ShuttingDown;
}
