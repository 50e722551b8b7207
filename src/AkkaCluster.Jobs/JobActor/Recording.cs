using Akka.Actor;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>A result on its way into the store.</summary>
/// <param name="chunk">What is recorded.</param>
/// <param name="worker">Whose it is; null where it is nobody's.</param>
/// <param name="answered">What the worker is told of when it is recorded.</param>
internal sealed class Recording(ChunkRecord chunk, IActorRef? worker, TaskRun answered)
{
    public ChunkRecord Chunk { get; set; } = chunk;

    public IActorRef? Worker { get; } = worker;

    public TaskRun Answered { get; } = answered;

    /// <summary>Bytes of its outputs and logs, as they came.</summary>
    public long Size { get; } = chunk.Outputs.Data.Length + chunk.Failures.Sum(failure => failure.Log is { } log ? (long)log.Stdout.Length + log.Stderr.Length : 0);

    /// <summary>The span in which its tasks were run, where they are traced.</summary>
    public string? TraceParent { get; init; }

    /// <summary>When it came.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>What is recorded after it, where both were one.</summary>
    public Recording? Then { get; set; }

    /// <summary>Whether the store refused the task's outcome, and it is recorded as failed.</summary>
    public bool IsRefused { get; set; }
}
