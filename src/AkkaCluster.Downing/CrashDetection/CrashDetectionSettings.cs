using Akka.Cluster.SBR;
using Akka.Configuration;

namespace AkkaCluster.Downing.CrashDetection;

/// <summary>The settings under <c>akkacluster.downing</c>, and whose decision a crash must not contradict.</summary>
internal sealed record CrashDetectionSettings(bool Enabled, TimeSpan ProbeTimeout, TimeSpan ProbeInterval, TimeSpan WakePause, TimeSpan? RemovalMargin, SideRule Rule)
{
    /// <summary>How long the word of a reachable member is waited for: its host's answer, and the way here.</summary>
    public TimeSpan Patience => ProbeTimeout * 2;

    private const string Section = "akkacluster.downing";

    public static CrashDetectionSettings From(Config config, SplitBrainResolverSettings resolver) => new(
        config.GetBoolean($"{Section}.crash-detection.enabled"),
        config.GetTimeSpan($"{Section}.crash-detection.probe-timeout"),
        config.GetTimeSpan($"{Section}.crash-detection.probe-interval"),
        config.GetTimeSpan($"{Section}.crash-detection.wake-pause"),
        config.GetString($"{Section}.removal-margin") == "resolver" ? null : config.GetTimeSpan($"{Section}.removal-margin"),
        SideRule.Of(resolver));
}
