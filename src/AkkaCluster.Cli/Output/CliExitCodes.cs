namespace AkkaCluster.Cli.Output;

/// <summary>What the command's exit code says to a script.</summary>
internal static class CliExitCodes
{
    public const int Ok = 0;

    /// <summary>The job failed or was cancelled, or an answer is wrong.</summary>
    public const int JobFailed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int BadUsage = 2;

    /// <summary>The cluster refused, or could not be reached.</summary>
    public const int Refused = 3;

    /// <summary>The cluster cannot go on now, having no leader or no job store; given up after --patience.</summary>
    public const int Unavailable = 4;

    public const int Interrupted = 130;
}
