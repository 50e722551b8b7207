namespace AkkaCluster.Downing.Tests.CrashDetection;

/// <summary>What has become of a member's process.</summary>
internal enum Fate
{
    Runs,

    /// <summary>It stands still; the operating system still takes connections for it.</summary>
    Paused,

    Crashed,
}
