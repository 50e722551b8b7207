using Akka.Cluster;

namespace AkkaCluster.Pbm.Membership;

/// <summary>A member as operators see it.</summary>
internal sealed record MemberView(string Address, IReadOnlyList<string> Roles, string Status, bool Reachable, string Version)
{
    public MemberView(Member member, bool reachable)
        : this(member.Address.ToString(), [.. member.Roles.Order(StringComparer.Ordinal)], StatusOf(member), reachable, member.AppVersion.ToString())
    {
    }

    public static string StatusOf(Member member) => member.Status.ToString().ToLowerInvariant();

    /// <summary>The member in one line.</summary>
    public string Text() => $"{Address} | [{string.Join(",", Roles)}] | {Status} | {(Reachable ? "" : "unreachable")} | {Version}";
}
