namespace AkkaCluster.Pbm.Membership;

/// <summary>How the cluster looks from a node; <paramref name="Members"/> counts them by status.</summary>
internal sealed record StatusView(MemberView Self, string? Leader, IReadOnlyDictionary<string, int> Members, IReadOnlyList<string> Unreachable)
{
    /// <summary>The status in lines.</summary>
    public string Text() => string.Join('\n',
        $"{Self.Address} | [{string.Join(",", Self.Roles)}] | {Self.Status} | {Self.Version}",
        $"Leader: {Leader ?? "none"}",
        $"Members: {string.Join(", ", Members.Select(m => $"{m.Value} {m.Key}").DefaultIfEmpty("none"))}",
        $"Unreachable: {string.Join(", ", Unreachable.DefaultIfEmpty("none"))}");
}
