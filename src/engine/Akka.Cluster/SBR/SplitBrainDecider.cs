using System.Collections.Immutable;
using Akka.Cluster.Gossiping;

namespace Akka.Cluster.SBR;

/// <summary>
/// When the strategy is asked: once what is unreachable has not changed for <c>stable-after</c>, by the leader of each side; or, when it
/// keeps changing for too long, all nodes go.
/// </summary>
internal sealed class SplitBrainDecider(
    DowningStrategy strategy, TimeSpan stableAfter, TimeSpan downAllWhenUnstable, int monitoredByNrOfMembers, TimeProvider time)
{
    private MembershipState? _state;
    private ConnectionGraph? _graph;
    private long? _firstChange;
    private long _lastChange;
    private int _changes;

    public void Observe(MembershipState state)
    {
        if (ReferenceEquals(state, _state))
            return;
        var graph = new ConnectionGraph(state, monitoredByNrOfMembers);
        var changed = _graph is null || !graph.Accused.SetEquals(_graph.Accused) || !graph.Members.SetEquals(_graph.Members);
        (_state, _graph) = (state, graph);
        if (graph.Accused.IsEmpty)
        {
            (_firstChange, _changes) = (null, 0);
        }
        else if (changed || _firstChange is null)
        {
            _lastChange = time.GetTimestamp();
            _firstChange ??= _lastChange;
            _changes++;
        }
    }

    /// <summary>The nodes to down now, the own one last; empty as long as there is nothing to decide, or another decides.</summary>
    public ImmutableArray<UniqueAddress> Tick()
    {
        if (_graph is not { } graph || _firstChange is not { } first || !graph.Members.Any(m => m.UniqueAddress == _state!.Self))
            return [];
        var self = _state!.Self;
        var stable = time.GetElapsedTime(_lastChange) >= stableAfter;
        var unstable = downAllWhenUnstable > TimeSpan.Zero && _changes > 2
            && time.GetElapsedTime(first) >= stableAfter + downAllWhenUnstable;
        var down = stable ? Decide(graph, self)
            : unstable ? [.. graph.Members.Select(m => m.UniqueAddress)]
            : ImmutableHashSet<UniqueAddress>.Empty;
        return [.. down.OrderBy(n => n == self).ThenBy(n => n)];
    }

    private ImmutableHashSet<UniqueAddress> Decide(ConnectionGraph graph, UniqueAddress self)
    {
        var nodes = graph.Members.Select(m => m.UniqueAddress).ToImmutableHashSet();
        var whole = graph.Whole(nodes);
        // Those that some of the whole reach and some do not: no clean line runs there, and they go whatever the strategy says.
        var between = nodes.Except(whole).Where(n => whole.Any(w => !graph.Broken(n, w))).ToImmutableHashSet();
        if (between.Contains(self))
            return [self];
        var side = whole.Contains(self) ? whole : graph.Whole([.. nodes.Except(whole).Except(between).Where(n => n == self || !graph.Broken(n, self))]);
        if (Leader(graph, side) != self)
            return [];
        var members = graph.Members.Where(m => !between.Contains(m.UniqueAddress)).ToImmutableSortedSet();
        var view = new SbrView(members, nodes.Except(between).Except(side));
        return view.Unreachable.IsEmpty ? between : between.Union(strategy.Decide(view));
    }

    private static UniqueAddress? Leader(ConnectionGraph graph, ImmutableSortedSet<UniqueAddress> side) =>
        graph.Members.Where(m => side.Contains(m.UniqueAddress)).Min(Member.LeaderStatusOrdering)?.UniqueAddress;
}
