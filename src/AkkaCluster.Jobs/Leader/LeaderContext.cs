using Akka.Actor;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leader;

/// <summary>What the leader works with.</summary>
internal sealed record LeaderContext
{
    public required ILeaderStore Store { get; init; }

    public required IScheduleStore Schedules { get; init; }

    /// <summary>Makes a job of what a schedule hands in.</summary>
    public required Func<JobSubmission, Task<JobSpec>> PlanAsync { get; init; }

    /// <summary>Makes inputs of what other jobs have put out.</summary>
    public required Func<JobInputs.Outputs, Task<JobInputs>> ResolveAsync { get; init; }

    /// <summary>The way to every job's actor.</summary>
    public required IActorRef Jobs { get; init; }

    /// <summary>The workers that a new leader makes itself known to.</summary>
    public required Func<IReadOnlyList<ICanTell>> Workers { get; init; }

    /// <summary>The node's address, for people.</summary>
    public required string Home { get; init; }

    /// <summary>Told of the leader when it starts.</summary>
    public Action<IActorRef> Started { get; init; } = _ => { };

    /// <summary>Whether the store knows this node's cluster as the one that lives.</summary>
    public Func<Task<bool>> IsOwnClusterAsync { get; init; } = () => Task.FromResult(true);

    /// <summary>Called when another leader has begun to write.</summary>
    public Action Fenced { get; init; } = () => { };

    /// <summary>How long there was no leader.</summary>
    public FailoverClock Failover { get; init; } = new(TimeProvider.System);

    public LeaderSettings Settings { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
