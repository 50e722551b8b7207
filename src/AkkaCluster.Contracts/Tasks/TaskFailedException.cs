namespace AkkaCluster.Contracts;

/// <summary>An attempt at a task failed. The text is kept as the task's last error and shown to people.</summary>
public sealed class TaskFailedException : Exception
{
    /// <summary>Fails the attempt; the task is tried again until its attempts are used up, unless <paramref name="permanent"/>.</summary>
    public TaskFailedException(string message, bool permanent = false) : base(message) => Permanent = permanent;

    /// <summary>Fails the attempt and keeps the cause.</summary>
    public TaskFailedException(string message, Exception cause, bool permanent = false) : base(message, cause) => Permanent = permanent;

    /// <summary>Whether trying again is useless.</summary>
    public bool Permanent { get; }
}
