using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Cluster.Sharding.Internal;

/// <summary>Gives a shard to the region that has the fewest, those of leaving members last.</summary>
public abstract class AbstractLeastShardAllocationStrategy : IActorSystemDependentAllocationStrategy
{
    private Cluster? _cluster;

    /// <summary>Creates the strategy.</summary>
    protected AbstractLeastShardAllocationStrategy()
    {
    }

    /// <summary>The membership.</summary>
    protected virtual ClusterEvent.CurrentClusterState ClusterState => Started.State;

    /// <summary>This node.</summary>
    protected virtual Member SelfMember => Started.SelfMember;

    private Cluster Started => _cluster ?? throw new InvalidOperationException($"{GetType().Name} was used before Start(system); the coordinator calls it first.");

    /// <inheritdoc/>
    public void Start(ActorSystem system) => _cluster = Cluster.Get(system);

    /// <inheritdoc/>
    public Task<IActorRef> AllocateShard(IActorRef requester, string shardId, IImmutableDictionary<IActorRef, IImmutableList<string>> currentShardAllocations)
    {
        var entries = RegionEntriesFor(currentShardAllocations);
        return Task.FromResult(entries.IsEmpty ? currentShardAllocations.MinBy(a => a.Value.Count).Key : MostSuitableRegion(entries).Item1);
    }

    /// <inheritdoc/>
    public abstract Task<IImmutableSet<string>> Rebalance(IImmutableDictionary<IActorRef, IImmutableList<string>> currentShardAllocations, IImmutableSet<string> rebalanceInProgress);

    /// <summary>False while members join or leave or cannot be reached, or regions are of several application versions: shards that move now would move again.</summary>
    protected bool IsAGoodTimeToRebalance(IEnumerable<RegionEntry> regionEntries)
    {
        var state = ClusterState;
        return regionEntries.DistinctBy(r => r.Member.AppVersion).Count() <= 1
            && !state.Members.Any(m => m.Status is MemberStatus.Joining or MemberStatus.WeaklyUp)
            && regionEntries.All(r => r.Member.Status == MemberStatus.Up && !state.Unreachable.Contains(r.Member));
    }

    /// <summary>Regions with the members that they run on; those whose member is not known are left out.</summary>
    protected ImmutableList<RegionEntry> RegionEntriesFor(IImmutableDictionary<IActorRef, IImmutableList<string>> currentShardAllocations)
    {
        var members = ClusterState.Members.ToDictionary(m => m.Address);
        var self = SelfMember;
        return currentShardAllocations
            .Select(a => (Region: a.Key, Member: a.Key.Path.Address.HasLocalScope ? self : members.GetValueOrDefault(a.Key.Path.Address), Shards: a.Value))
            .Where(a => a.Member is not null)
            .Select(a => new RegionEntry(a.Region, a.Member!, a.Shards))
            .ToImmutableList();
    }

    /// <summary>The region with the fewest shards; those of members that stay come first, then those with the newest application.</summary>
    protected (IActorRef, IImmutableList<string>) MostSuitableRegion(IEnumerable<RegionEntry> regionEntries)
    {
        var best = regionEntries
            .OrderBy(r => r.Member.Status is MemberStatus.Up or MemberStatus.WeaklyUp ? 0 : 1)
            .ThenByDescending(r => r.Member.AppVersion)
            .ThenBy(r => r.ShardIds.Count)
            .ThenBy(r => r.Member, Member.AgeOrdering)
            .First();
        return (best.Region, best.ShardIds);
    }

    /// <summary>A region, its member and its shards.</summary>
    protected sealed class RegionEntry
    {
        /// <summary>Creates the entry.</summary>
        public RegionEntry(IActorRef region, Member member, IImmutableList<string> shardIds)
        {
            Region = region;
            Member = member;
            ShardIds = shardIds;
        }

        /// <summary>The region.</summary>
        public IActorRef Region { get; }

        /// <summary>The member that it runs on.</summary>
        public Member Member { get; }

        /// <summary>Its shards.</summary>
        public IImmutableList<string> ShardIds { get; }
    }
}
