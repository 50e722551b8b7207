namespace AkkaCluster.Gateway.Tasks;

/// <summary>A single task that was run and failed.</summary>
public sealed class TaskRunException(string message, string? job = null) : Exception(message)
{
    /// <summary>The job that it was, where it was one.</summary>
    public string? Job => job;
}
