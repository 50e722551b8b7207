using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Messages;

/// <summary>Between workers and jobs' actors.</summary>
internal static class LeaseMessages
{
    /// <summary>A worker with free slots asks. The answer is <see cref="Granted"/> or <see cref="Nothing"/>.</summary>
    /// <param name="JobId">The job.</param>
    /// <param name="Worker">The worker's name: address and incarnation.</param>
    /// <param name="Free">Chunks that it can start now.</param>
    /// <param name="Extra">Chunks that it would keep for later.</param>
    /// <param name="Slots">All of its slots.</param>
    /// <param name="KnowsJob">Whether it has the job's specification already.</param>
    public sealed record Ask(string JobId, string Worker, int Free, int Extra, int Slots, bool KnowsJob) : IJobMessage;

    /// <param name="Id">The lease.</param>
    /// <param name="Run">The tasks.</param>
    /// <param name="Attempt">Which attempt at them this is.</param>
    /// <param name="Again">Whether another worker runs the same attempt already, and takes long.</param>
    public sealed record Grant(long Id, TaskRun Run, int Attempt, bool Again = false);

    public sealed record Granted(string JobId, long Epoch, JobSpec? Spec, IReadOnlyList<Grant> Leases, string? TraceParent = null) : INodeMessage;

    /// <summary>Nothing to hand out; <see cref="Available"/> follows when that changes, unless the job has ended.</summary>
    public sealed record Nothing(string JobId, bool Ended) : INodeMessage;

    /// <summary>There is something to hand out again, or for the first time.</summary>
    public sealed record Available(string JobId, int Priority, string? Queue = null, string? Requires = null) : INodeMessage;

    /// <summary>The answer to <see cref="Available"/> of a worker that can begin nothing soon: others are to know of it.</summary>
    public sealed record Busy(string JobId) : IJobMessage;

    /// <summary>An attempt at a task that failed.</summary>
    public sealed record Failure(long Index, string Error, bool Permanent, string? Trace = null)
    {
        public DateTimeOffset StartedAt { get; init; }

        public TimeSpan Elapsed { get; init; }

        /// <summary>What it left.</summary>
        public TaskLog? Log { get; init; }
    }

    /// <summary>The outcome of a chunk, or of a part of it. Repeated until <see cref="Recorded"/>, also to the next incarnation of the job's actor.</summary>
    public sealed record Result : IJobMessage
    {
        public required string JobId { get; init; }

        public required string Worker { get; init; }

        public required long Epoch { get; init; }

        public required long Lease { get; init; }

        public required TaskRun Run { get; init; }

        public required int Attempt { get; init; }

        public required PackedOutputs Outputs { get; init; }

        public IReadOnlyList<Failure> Failures { get; init; } = [];

        /// <summary>Files that the tasks made: name to temporary name.</summary>
        public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

        /// <summary>Outputs that were too large for a message: a task's index to the token under which they lie in the store.</summary>
        public IReadOnlyDictionary<long, string> Stored { get; init; } = new Dictionary<long, string>();

        /// <summary>Files that the tasks returned.</summary>
        public IReadOnlyList<ReturnedFile> Returned { get; init; } = [];

        public DateTimeOffset StartedAt { get; init; }

        public TimeSpan Elapsed { get; init; }

        /// <summary>The span in which the tasks were run.</summary>
        public string? TraceParent { get; init; }

        /// <summary>Bytes of outputs and logs.</summary>
        public int Size => Outputs.Data.Length + Failures.Sum(failure => failure.Log is { } log ? log.Stdout.Length + log.Stderr.Length : 0);
    }

    /// <summary>The result is durable, or the job needs it no more: the worker can forget it; and all of the job, where that has ended.</summary>
    public sealed record Recorded(string JobId, TaskRun Run, bool Ended = false) : INodeMessage;

    /// <summary>The tasks of these leases are done elsewhere, or the job has ended (no leases named): stop them.</summary>
    public sealed record Revoke(string JobId, IReadOnlyList<long> Leases) : INodeMessage;

    /// <summary>A worker gives leases back that it has not begun; for good, where it has no such kind.</summary>
    public sealed record GiveBack(string JobId, string Worker, long Epoch, IReadOnlyList<long> Leases, bool UnknownKind = false) : IJobMessage;

    /// <summary>What a worker holds of a job, said regularly and when the job's actor asks.</summary>
    public sealed record Held(string JobId, string Worker, long Epoch, IReadOnlyList<Grant> Leases, bool IsAnswer) : IJobMessage;

    /// <summary>A new incarnation of a job's actor asks who holds what.</summary>
    public sealed record WhoHolds(string JobId, long Epoch) : INodeMessage;

    /// <summary>The leases that a worker held are now these.</summary>
    public sealed record Adopted(string JobId, long Epoch, IReadOnlyList<Grant> Leases) : INodeMessage;
}
