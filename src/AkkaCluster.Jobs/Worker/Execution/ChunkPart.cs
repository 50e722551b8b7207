using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>What a slot reports of a chunk: the outcome of some consecutive tasks of it.</summary>
internal sealed record ChunkPart(
    TaskRun Run,
    PackedOutputs Outputs,
    IReadOnlyList<LeaseMessages.Failure> Failures,
    IReadOnlyDictionary<string, string> Files,
    IReadOnlyDictionary<long, string> Stored,
    DateTimeOffset StartedAt,
    TimeSpan Elapsed);
