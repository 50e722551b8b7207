using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;

namespace Akka.Cluster.Sharding.Coordinator;

internal sealed partial class CoordinatorActor
{
    private void StartStrategy()
    {
        if (_strategy is IStartableAllocationStrategy startable) startable.Start();
        if (_strategy is IActorSystemDependentAllocationStrategy dependent) dependent.Start(Context.System);
    }

    // A strategy that answers at once is heard at once, so that each shard is placed with all before it in view.
    void ICoordinatorPort.Allocate(string shard, IActorRef requester, ImmutableDictionary<IActorRef, IImmutableList<string>> allocations)
    {
        var machine = _machine;
        Task<IActorRef> choice;
        try
        {
            choice = _strategy.AllocateShard(requester, shard, allocations);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            choice = Task.FromException<IActorRef>(e);
        }

        if (choice.IsCompletedSuccessfully) machine.Allocated(shard, choice.Result);
        else choice.PipeTo(Self, Self, region => new Decided(machine, shard, region), failure => Failed(failure, shard, new Decided(machine, shard, null)));
    }

    void ICoordinatorPort.Rebalance(ImmutableDictionary<IActorRef, IImmutableList<string>> allocations, ImmutableHashSet<string> inProgress)
    {
        var machine = _machine;
        Task<IImmutableSet<string>> choice;
        try
        {
            choice = _strategy.Rebalance(allocations, inProgress);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            choice = Task.FromException<IImmutableSet<string>>(e);
        }

        choice.PipeTo(Self, Self, shards => new RebalanceDecided(machine, shards), failure => Failed(failure, "any", new RebalanceDecided(machine, ImmutableHashSet<string>.Empty)));
    }

    private object Failed(Exception failure, string shard, object instead)
    {
        _log.Error(failure, "Coordinator of {0}: allocation strategy {1} failed for shard {2}", _typeName, _strategy.GetType(), shard);
        return instead;
    }
}
