using Akka.Actor;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Worker;

/// <summary>What a worker works with.</summary>
internal sealed record WorkerContext
{
    public required IRecordStore Store { get; init; }

    public required JobKindRegistry Kinds { get; init; }

    /// <summary>The way to every job's actor.</summary>
    public required IActorRef Jobs { get; init; }

    public required IActorRef Leader { get; init; }

    /// <summary>The node's address, for people.</summary>
    public required string Home { get; init; }

    /// <summary>Bytes of memory that are free; null for what the machine says.</summary>
    public Func<long>? FreeMemory { get; init; }

    /// <summary>Called when a person or the leader wants the node to leave.</summary>
    public Action LeaveNode { get; init; } = () => { };

    /// <summary>Called with the cause when the node cannot do its work any more, and a new process could.</summary>
    public Action<string> GiveUpNode { get; init; } = _ => { };

    public WorkerSettings Settings { get; init; } = new();

    /// <summary>What tasks may ask for; null for nothing.</summary>
    public IServiceProvider? Services { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
