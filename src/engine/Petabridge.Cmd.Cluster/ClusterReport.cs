using Akka.Cluster;

namespace Petabridge.Cmd.Cluster;

/// <summary>How the members look in text.</summary>
internal static class ClusterReport
{
    public static string Show(ClusterEvent.CurrentClusterState state)
    {
        var unreachable = state.Unreachable.Select(m => m.UniqueAddress).ToHashSet();
        var lines = state.Members.OrderBy(m => m.Address, Member.AddressOrdering)
            .Select(m => $"{m.Address} | [{Roles(m)}] | {StatusOf(m)} | {(unreachable.Contains(m.UniqueAddress) ? "unreachable" : "")} | {m.AppVersion}");
        return string.Join('\n', lines.Append($"Count: {state.Members.Count} nodes"));
    }

    public static string Status(ClusterEvent.CurrentClusterState state, Member self) => string.Join('\n',
        $"{self.Address} | [{Roles(self)}] | {StatusOf(self)} | {self.AppVersion}",
        $"Leader: {state.Leader?.ToString() ?? "none"}",
        $"Members: {string.Join(", ", state.Members.GroupBy(StatusOf).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Count()} {g.Key}").DefaultIfEmpty("none"))}",
        $"Unreachable: {(state.Unreachable.Count == 0 ? "none" : string.Join(", ", state.Unreachable.Select(m => m.Address)))}");

    private static string Roles(Member member) => string.Join(",", member.Roles.Order(StringComparer.Ordinal));

    private static string StatusOf(Member member) => member.Status.ToString().ToLowerInvariant();
}
