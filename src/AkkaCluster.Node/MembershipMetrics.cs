using System.Diagnostics.Metrics;
using Akka.Cluster;

namespace AkkaCluster.Node;

/// <summary>The members as this node sees them, also while there is no leader that could be asked.</summary>
internal sealed class MembershipMetrics : IDisposable
{
    private static readonly MemberStatus[] Statuses =
        [MemberStatus.Joining, MemberStatus.WeaklyUp, MemberStatus.Up, MemberStatus.Leaving, MemberStatus.Exiting, MemberStatus.Down];

    private readonly Meter _meter = new("AkkaCluster.Membership");

    /// <param name="state">The members now.</param>
    public MembershipMetrics(Func<ClusterEvent.CurrentClusterState> state)
    {
        _meter.CreateObservableGauge("akkacluster.members", () => ByStatus(state()), null, "Members by status, as this node sees them.");
        _meter.CreateObservableGauge("akkacluster.members.unreachable", () => state().Unreachable.Count, null, "Members that somebody cannot reach, as this node sees them.");
    }

    public void Dispose() => _meter.Dispose();

    // Those that nobody has as well: a gauge keeps what it was told last.
    private static IEnumerable<Measurement<int>> ByStatus(ClusterEvent.CurrentClusterState state) =>
        Statuses.Select(status => new Measurement<int>(state.Members.Count(m => m.Status == status), new KeyValuePair<string, object?>("status", status.ToString().ToLowerInvariant())));
}
