using Akka.Actor;
using Akka.Cluster.Gossiping;
using Akka.Cluster.Protocol;

namespace Akka.Cluster.Tests.Protocol;

/// <summary>Writes down what a node wants done.</summary>
internal sealed class RecordedOutput : IProtocolOutput
{
    public List<(Address To, IClusterMessage Message)> Sent { get; } = [];

    public List<string> Warnings { get; } = [];

    public string? ShutDownFor { get; private set; }

    public bool Exiting { get; private set; }

    public IEnumerable<T> SentTo<T>(UniqueAddress node)
        where T : IClusterMessage => Sent.Where(s => s.To.Equals(node.Address)).Select(s => s.Message).OfType<T>();

    public void Send(Address to, IClusterMessage message) => Sent.Add((to, message));

    public void GossipSoon()
    {
    }

    public void Changed(MembershipState before, MembershipState after)
    {
    }

    public void BecameExiting() => Exiting = true;

    public void ShutDown(string reason) => ShutDownFor = reason;

    public void Warn(string text) => Warnings.Add(text);
}
