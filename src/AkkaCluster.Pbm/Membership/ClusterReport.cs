using Akka.Cluster;

namespace AkkaCluster.Pbm.Membership;

/// <summary>What operators are told of the members.</summary>
internal static class ClusterReport
{
    public static IReadOnlyList<MemberView> Members(ClusterEvent.CurrentClusterState state)
    {
        var unreachable = state.Unreachable.Select(m => m.UniqueAddress).ToHashSet();
        return [.. state.Members.OrderBy(m => m.Address, Member.AddressOrdering).Select(m => new MemberView(m, !unreachable.Contains(m.UniqueAddress)))];
    }

    public static string Text(IReadOnlyList<MemberView> members) => string.Join('\n', members.Select(m => m.Text()).Append($"Count: {members.Count} nodes"));

    public static StatusView Status(ClusterEvent.CurrentClusterState state, Member self) => new(
        new MemberView(self, reachable: true),
        state.Leader?.ToString(),
        new SortedDictionary<string, int>(state.Members.GroupBy(MemberView.StatusOf).ToDictionary(g => g.Key, g => g.Count()), StringComparer.Ordinal),
        [.. state.Unreachable.Select(m => m.Address.ToString())]);
}
