namespace AkkaCluster.Pbm.Client;

/// <summary>How the program ends, for scripts.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The host ran the command, and it failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong, or the host has no such command.</summary>
    public const int Usage = 2;

    /// <summary>No host answers there, or it refuses the client.</summary>
    public const int NoHost = 3;

    /// <summary>Ended with Ctrl-C.</summary>
    public const int Interrupted = 130;
}
