using AkkaCluster.Jobs.Messages;
using AkkaCluster.Storage;

namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>What a slot reports of a chunk: the outcome of some consecutive tasks of it.</summary>
internal sealed record ChunkPart(
    ChunkWork Work,
    TaskRun Run,
    PackedOutputs Outputs,
    IReadOnlyList<LeaseMessages.Failure> Failures,
    IReadOnlyDictionary<string, string> Files,
    DateTimeOffset StartedAt,
    TimeSpan Elapsed);
