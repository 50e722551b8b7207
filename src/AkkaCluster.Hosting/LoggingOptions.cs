using Microsoft.Extensions.Logging;

namespace AkkaCluster.Hosting;

/// <summary>How a program that is a node logs; the section Logging.</summary>
public sealed class LoggingOptions
{
    /// <summary>The lowest level that is shown.</summary>
    public LogLevel Level { get; set; } = LogLevel.Information;

    /// <summary>One JSON object a line instead of text for people.</summary>
    public bool Json { get; set; }
}
