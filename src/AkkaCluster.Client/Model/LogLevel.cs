namespace AkkaCluster.Client.Model;

/// <summary>How bad what a log line tells is.</summary>
public enum LogLevel
{
    /// <summary>What happened.</summary>
    Information,

    /// <summary>Somebody may want to look.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,

    /// <summary>A node cannot go on.</summary>
    Critical,
}
