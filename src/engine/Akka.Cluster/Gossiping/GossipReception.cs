namespace Akka.Cluster.Gossiping;

/// <summary>What a node makes of a gossip that it received.</summary>
internal static class GossipReception
{
    /// <summary>
    /// The state after hearing <paramref name="remote"/>, seen by <paramref name="self"/>. Two gossips of the same version always hold the
    /// same content: where merging gives something that neither of the versions stands for, it becomes a version of its own.
    /// </summary>
    public static Gossip Receive(Gossip local, Gossip remote, UniqueAddress self)
    {
        if (local.Version.IsSameAs(remote.Version))
            return local.SeenBy(remote.Seen).SeenBy(self);

        var merged = local.Merge(remote);
        var isLocal = merged.SameContent(local);
        var isRemote = merged.SameContent(remote);
        if (merged.Version.IsSameAs(local.Version) && isLocal)
            return local.SeenBy(self);
        if (merged.Version.IsSameAs(remote.Version) && isRemote)
            return remote.SeenBy(self);
        return merged.Version.IsSameAs(local.Version) || merged.Version.IsSameAs(remote.Version)
            ? merged.ChangedBy(self)
            : merged.SeenBy(self);
    }
}
