using Microsoft.Extensions.Logging;

namespace AkkaCluster.Jobs.Logs;

/// <summary>Which lines of the nodes' logs are wanted: those that are all of what is given.</summary>
public sealed record LogQuery
{
    /// <summary>The most lines: the newest of those that fit.</summary>
    public int Limit { get; init; } = 200;

    /// <summary>This bad at least.</summary>
    public LogLevel Level { get; init; } = LogLevel.Information;

    /// <summary>Of this node: host:port, or a part of it.</summary>
    public string? Node { get; init; }

    /// <summary>Of this job: its id, or the beginning of it; also where the text names it.</summary>
    public string? Job { get; init; }

    /// <summary>With this in message, exception or category, in whatever case.</summary>
    public string? Text { get; init; }

    /// <summary>From then on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before then.</summary>
    public DateTimeOffset? Before { get; init; }

    internal bool Fits(NodeLine line) =>
        line.Level >= Level
        && (From is null || line.Time >= From)
        && (Before is null || line.Time < Before)
        && (Node is null || line.Node.Contains(Node, StringComparison.OrdinalIgnoreCase))
        && (Job is null || line.Job?.StartsWith(Job, StringComparison.Ordinal) == true || line.Message.Contains(Job, StringComparison.Ordinal))
        && (Text is null || Has(line.Message) || Has(line.Category) || Has(line.Exception));

    private bool Has(string? text) => text?.Contains(Text!, StringComparison.OrdinalIgnoreCase) == true;
}
