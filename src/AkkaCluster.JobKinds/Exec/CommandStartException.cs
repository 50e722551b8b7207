namespace AkkaCluster.JobKinds.Exec;

/// <summary>A command that could not be started at all.</summary>
public sealed class CommandStartException(string message, Exception inner) : Exception(message, inner)
{
    /// <summary>The exit code that a shell gives for it: 127 where nothing of that name was found, else 126.</summary>
    public int ExitCode { get; init; } = 126;
}
