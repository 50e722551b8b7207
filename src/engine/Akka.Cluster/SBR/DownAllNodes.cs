using System.Collections.Immutable;

namespace Akka.Cluster.SBR;

/// <summary>All nodes go, on both sides: where any two that go on could do harm, and something outside starts them anew.</summary>
internal sealed class DownAllNodes() : DowningStrategy(null)
{
    public override ImmutableHashSet<UniqueAddress> Decide(SbrView view) => DownAll(view);
}
