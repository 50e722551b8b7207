using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Cluster.Sharding.Coordinator;

/// <summary>What the decisions of the coordinator do to the world; the actor and the tests implement it.</summary>
internal interface ICoordinatorPort
{
    void Tell(IActorRef region, object message);

    /// <summary>Makes sure that <see cref="CoordinatorMachine.RegionTerminated"/> follows when a region ends.</summary>
    void WatchRegion(IActorRef region);

    /// <summary>Asks the strategy for a home; <see cref="CoordinatorMachine.Allocated"/> follows.</summary>
    void Allocate(string shard, IActorRef requester, ImmutableDictionary<IActorRef, IImmutableList<string>> allocations);

    /// <summary>Asks the strategy what to move; <see cref="CoordinatorMachine.RebalanceDecided"/> follows.</summary>
    void Rebalance(ImmutableDictionary<IActorRef, IImmutableList<string>> allocations, ImmutableHashSet<string> inProgress);

    void Log(string template, params object[] values);
}
