using Akka.Actor;
using Akka.Cluster;
using AkkaCluster.Downing.CrashDetection;

namespace AkkaCluster.Downing.Tests.CrashDetection;

/// <summary>Members to test with; the number gives address and age.</summary>
internal static class Peers
{
    public static UniqueAddress Node(int number) => new(new Address("akka.tcp", "sys", $"host{number}", 4053), number);

    public static Peer Up(int number, params string[] roles) => new(Node(number), MemberStatus.Up, [.. roles], number);

    public static Peer As(this Peer peer, MemberStatus status) => peer with { Status = status };

    public static Peer[] UpTo(int count) => [.. Enumerable.Range(1, count).Select(n => Up(n))];
}
