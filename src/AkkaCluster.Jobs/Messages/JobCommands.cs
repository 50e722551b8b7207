using Akka.Actor;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Messages;

/// <summary>What the leader tells a job's actor.</summary>
internal static class JobCommands
{
    /// <summary>
    /// Starts the first incarnation of a job's actor: with the job as it was just admitted, it needs not ask the store. The leader sends this once; an
    /// actor that was started by anything else takes the next epoch, so that the grant of epoch 1 can be used by one incarnation only.
    /// </summary>
    public sealed record Start(JobRecord Job, string? TraceParent = null, TaskPace? Limit = null) : IJobMessage
    {
        public string JobId => Job.Id;
    }

    /// <summary>Makes sure that the job's actor runs, wherever its shard is now.</summary>
    public sealed record Wake(string JobId) : IJobMessage;

    public sealed record SetPaused(string JobId, bool Paused) : IJobMessage;

    /// <summary>What the limits of the job let it do; null for anything.</summary>
    public sealed record SetLimit(string JobId, TaskPace? Limit) : IJobMessage;

    /// <summary>The job was cancelled in the store: its actor stops its workers and itself.</summary>
    public sealed record Drop(string JobId) : IJobMessage;

    /// <summary>The shard moves to another node, and the job's actor with it. Said within a node only.</summary>
    public sealed class HandOff : INoSerializationVerificationNeeded
    {
        public static readonly HandOff Instance = new();

        private HandOff()
        {
        }
    }
}
