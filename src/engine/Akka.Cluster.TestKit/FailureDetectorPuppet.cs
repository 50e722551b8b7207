using Akka.Configuration;
using Akka.Event;
using Akka.Remote;

namespace Akka.Cluster.Tests.MultiNode;

/// <summary>A failure detector that says of a node what a test wants; until then, that every node that is heard of is there.</summary>
public class FailureDetectorPuppet : FailureDetector
{
    private volatile Status _status = Status.Unknown;

    /// <summary>Creates the detector, as the registry of the cluster does for each node; neither argument is used.</summary>
    public FailureDetectorPuppet(Config config, EventStream ev)
    {
    }

    /// <summary>What the detector says of its node.</summary>
    public enum Status
    {
        /// <summary>It is there.</summary>
        Up = 0,

        /// <summary>It is not.</summary>
        Down = 1,

        /// <summary>Nothing was heard of it yet.</summary>
        Unknown = 2,
    }

    /// <inheritdoc/>
    public override bool IsAvailable => _status != Status.Down;

    /// <inheritdoc/>
    public override bool IsMonitoring => _status != Status.Unknown;

    /// <summary>From now on the node is not there, whatever is heard of it.</summary>
    public void MarkNodeAsUnavailable() => _status = Status.Down;

    /// <summary>From now on the node is there.</summary>
    public void MarkNodeAsAvailable() => _status = Status.Up;

    /// <inheritdoc/>
    public override void HeartBeat()
    {
        if (_status == Status.Unknown) _status = Status.Up;
    }
}
