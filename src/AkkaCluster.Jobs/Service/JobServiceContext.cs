using Akka.Actor;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Planning;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs;

/// <summary>What a node's job service works with.</summary>
internal sealed record JobServiceContext
{
    public required ActorSystem System { get; init; }

    /// <summary>The way to the leader, wherever it is.</summary>
    public required IActorRef Leader { get; init; }

    public required IJobReader Store { get; init; }

    public required JobKindRegistry Kinds { get; init; }

    public required IClusterView Cluster { get; init; }

    public JobDefaults Defaults { get; init; } = new();

    /// <summary>The node has left its cluster, or was removed from it: nobody can be asked from here any more.</summary>
    public CancellationToken HasLeft { get; init; }

    /// <summary>Within which time what is queued is to be done, for who does not say.</summary>
    public TimeSpan DemandWithin { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the first question to the leader may take before it is repeated; each next one may take a quarter longer, up to <see cref="AttemptTimeout"/>.</summary>
    public TimeSpan FirstAttempt { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a look at what only the leader knows of how far jobs are may take; what is recorded is told without it.</summary>
    public TimeSpan Glance { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long one question to the leader may take before it is repeated.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait after a leader has said to ask again.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a call waits for a leader in all.</summary>
    public TimeSpan LeaderTimeout { get; init; } = TimeSpan.FromSeconds(20);

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
