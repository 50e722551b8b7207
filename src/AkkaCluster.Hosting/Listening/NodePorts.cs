using Microsoft.Extensions.Options;

namespace AkkaCluster.Hosting.Listening;

/// <summary>Settles the ports of a node before anything listens.</summary>
public sealed class NodePorts(IOptions<NodeOptions> node, NodeProfile profile)
{
    private readonly HashSet<int> _taken = [.. node.Value.Port is null ? profile.Reserved : []];

    /// <summary>The port for a purpose: the one that was named, or the next free one from the usual on.</summary>
    /// <param name="purpose">What listens there, for the error.</param>
    /// <param name="host">The address.</param>
    /// <param name="named">The port that somebody named, if somebody did.</param>
    /// <param name="usual">The first to try otherwise.</param>
    /// <exception cref="CannotListenException">The port is taken, or none is free.</exception>
    public int Pick(string purpose, string host, int? named, int usual) =>
        PortPicker.Pick(host, named ?? usual, named is null && node.Value.NextFreePorts ? node.Value.PortRange : 1, purpose, _taken);
}
