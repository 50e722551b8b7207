using Akka.Actor;
using Akka.Cluster.Events;
using Akka.Cluster.Gossiping;
using Akka.Cluster.Protocol;
using Akka.Cluster.Serialization;

namespace Akka.Cluster.Daemon;

/// <summary>
/// Plays among made-up nodes how one is lost and removed, so that the code for it is compiled before it happens: compiling takes longer than
/// all the rest of a removal, the more so when the machine is as busy as it is after a loss.
/// </summary>
internal sealed class Rehearsal : IProtocolOutput
{
    private static int s_played;

    private readonly ClusterMessageSerializer _serializer;
    private readonly Queue<(Address To, IClusterMessage Message)> _sent = [];
    private readonly List<ClusterNode> _nodes;
    private bool _gossipDue;

    public Rehearsal(ExtendedActorSystem system)
    {
        _serializer = new ClusterMessageSerializer(system);
        _nodes = Enumerable.Range(1, 3)
            .Select(n => new UniqueAddress(new Address("akka.tcp", "rehearsal", $"node{n}", n), n))
            .Select(self => new ClusterNode(self, new ProtocolSettings(), new Random(), TimeProvider.System, this))
            .ToList();
    }

    /// <summary>Plays it in the background, once in each process.</summary>
    public static void Start(ExtendedActorSystem system)
    {
        if (Interlocked.Exchange(ref s_played, 1) == 0)
            _ = Task.Run(new Rehearsal(system).Play);
    }

    /// <summary>Plays it; what the first node knows in the end.</summary>
    public Gossip Play()
    {
        foreach (var node in _nodes)
            node.JoinTo(_nodes[0].Self.Address);
        Settle();
        var lost = _nodes[^1].Self.Address;
        _nodes.RemoveAt(_nodes.Count - 1);
        foreach (var node in _nodes)
            node.ConnectionRefused(lost);
        Settle();
        _nodes[0].Down(lost);
        Settle();
        return _nodes[0].State.Gossip;
    }

    private void Settle()
    {
        do
        {
            while (_sent.TryDequeue(out var next))
                _nodes.Find(n => n.Self.Address.Equals(next.To))?.Receive(next.Message);
            if (_gossipDue)
                _nodes.ForEach(n => n.PushGossip());
            _gossipDue = false;
        }
        while (_sent.Count > 0);
    }

    void IProtocolOutput.Send(Address to, IClusterMessage message) =>
        _sent.Enqueue((to, (IClusterMessage)_serializer.FromBinary(_serializer.ToBinary(message), _serializer.Manifest(message))));

    void IProtocolOutput.GossipSoon() => _gossipDue = true;

    void IProtocolOutput.Changed(MembershipState before, MembershipState after)
    {
        _ = MembershipEvents.Between(before, after).ToList();
        _ = MembershipEvents.StateOf(after);
    }

    void IProtocolOutput.BecameExiting()
    {
    }

    void IProtocolOutput.ShutDown(string reason)
    {
    }

    void IProtocolOutput.Warn(string text)
    {
    }
}
