using System.Globalization;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Client.Model;

/// <summary>Which lines of the nodes' logs are wanted: those that are all of what is given.</summary>
public sealed record LogFilter
{
    /// <summary>This bad at least; nodes keep what is information or worse.</summary>
    public LogLevel Level { get; init; } = LogLevel.Information;

    /// <summary>Of this node: host:port, or a part of it.</summary>
    public string? Node { get; init; }

    /// <summary>Of this job: its id, or the beginning of it.</summary>
    public string? Job { get; init; }

    /// <summary>With this in their text, in whatever case.</summary>
    public string? Text { get; init; }

    /// <summary>The most lines: the newest.</summary>
    public int Limit { get; init; } = 200;

    internal string ToQuery()
    {
        var parts = new List<string> { "level=" + Level.ToString().ToLowerInvariant(), "limit=" + Limit.ToString(CultureInfo.InvariantCulture) };
        foreach (var (name, value) in new[] { ("node", Node), ("job", Job), ("text", Text) })
            if (value is not null)
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
        return string.Join('&', parts);
    }
}
