namespace Akka.Cluster.Tools.Internal;

/// <summary>What this engine's membership knows beyond Akka.NET's public events.</summary>
internal static class MembershipFacts
{
    /// <summary>True if the node's process is known to have ended, so that nothing of it can run behind a partition.</summary>
    public static bool IsConfirmedCrash(Cluster cluster, UniqueAddress node) => false;
}
