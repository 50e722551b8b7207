using Akka.Actor;

namespace AkkaCluster.Jobs;

/// <summary>What the jobs' part of a node needs to know and to say about the node as a whole.</summary>
public sealed record NodeLife
{
    /// <summary>Called with the cause when the node should end with an error, for a new process to take its place.</summary>
    public Action<string> GiveUp { get; init; } = _ => { };

    /// <summary>Asked before the leader takes the next epoch: whether the store knows this node's cluster as the one that lives. It may fail as the store does.</summary>
    public Func<Task<bool>> IsOwnClusterAsync { get; init; } = () => Task.FromResult(true);

    /// <summary>Told of each actor without which the node is of no use.</summary>
    public Action<IActorRef> Vital { get; init; } = _ => { };

    /// <summary>Where this node serves HTTP, for others to know; null where it does not.</summary>
    public string? Gateway { get; init; }

    /// <summary>What tasks that run here may ask for; null for nothing.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>Called when a write of this node was refused because another has begun to write: it may be one of another cluster.</summary>
    public Action Fenced { get; init; } = () => { };
}
