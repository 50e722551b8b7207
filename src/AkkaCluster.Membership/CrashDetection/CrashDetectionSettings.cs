using Akka.Cluster.SBR;
using Akka.Configuration;

namespace AkkaCluster.Membership.CrashDetection;

/// <summary>The settings under <c>akkacluster.membership.crash-detection</c>, and whose decision a crash must not contradict.</summary>
internal sealed record CrashDetectionSettings(bool Enabled, TimeSpan ProbeTimeout, TimeSpan ProbeInterval, SideRule Rule)
{
    /// <summary>How long the word of a reachable member is waited for: its host's answer, and the way here.</summary>
    public TimeSpan Patience => ProbeTimeout * 2;

    private const string Section = "akkacluster.membership.crash-detection";

    public static CrashDetectionSettings From(Config config, SplitBrainResolverSettings resolver) => new(
        config.GetBoolean($"{Section}.enabled", true),
        config.GetTimeSpan($"{Section}.probe-timeout", TimeSpan.FromMilliseconds(500)),
        config.GetTimeSpan($"{Section}.probe-interval", TimeSpan.FromSeconds(1)),
        SideRule.Of(resolver));
}
