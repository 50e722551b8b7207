namespace AkkaCluster.Cli.Exec;

/// <summary>How many commands of a run have ended.</summary>
internal readonly record struct HaltCounts(long Total, long Succeeded, long Failed)
{
    /// <summary>How many failed, up to 100; 101 for more.</summary>
    public int ExitCode => (int)Math.Min(Failed, 101);
}
