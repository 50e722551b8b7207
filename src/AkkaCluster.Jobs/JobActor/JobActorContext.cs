using Akka.Actor;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>What jobs' actors of one node share.</summary>
internal sealed record JobActorContext
{
    public required IRecordStore Store { get; init; }

    public required JobKindRegistry Kinds { get; init; }

    public required IActorRef Leader { get; init; }

    /// <summary>The worker of this node: it is asked first, since nobody is nearer.</summary>
    public Func<IActorRef?> LocalWorker { get; init; } = () => null;

    /// <summary>The workers that may hold leases of an earlier incarnation.</summary>
    public required Func<IReadOnlyList<ICanTell>> Workers { get; init; }

    /// <summary>Whether a node of this address is a member that was not found lost.</summary>
    public required Func<string, bool> IsMember { get; init; }

    /// <summary>What an actor that is done tells its parent, so that no message for it is lost; null stops it at once.</summary>
    public object? StopRequest { get; init; }

    /// <summary>The node's address, for people.</summary>
    public required string Home { get; init; }

    /// <summary>Called when another incarnation has begun to write.</summary>
    public Action Fenced { get; init; } = () => { };

    /// <summary>How soon those that failed begin anew.</summary>
    public RestartBackoff Restarts { get; } = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(30));

    public JobActorSettings Settings { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public Func<Random> Random { get; init; } = () => new Random();
}
