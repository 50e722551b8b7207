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
    TimeSpan Elapsed)
{
    public IReadOnlyList<ReturnedFile> Returned { get; init; } = [];

    public LeaseMessages.Result ToResult(HeldLease lease, string worker) => new()
    {
        JobId = lease.Desk.Id,
        Worker = worker,
        Epoch = lease.Epoch,
        Lease = lease.Id,
        Run = Run,
        Attempt = lease.Attempt,
        Outputs = Outputs,
        Failures = Failures,
        Files = Files,
        Stored = Stored,
        Returned = Returned,
        StartedAt = StartedAt,
        Elapsed = Elapsed,
        TraceParent = lease.TraceParent,
    };
}
