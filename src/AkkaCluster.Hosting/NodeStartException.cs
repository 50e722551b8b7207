namespace AkkaCluster.Hosting;

/// <summary>Why a node cannot start, in words for people, and the exit code of a program that is this node.</summary>
public class NodeStartException(string message, int exitCode, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>One of <see cref="ExitCodes"/>.</summary>
    public int ExitCode => exitCode;
}
