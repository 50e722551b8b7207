using AkkaCluster.Client.Model;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Cli.Output;

/// <summary>A line of a node's log, for people.</summary>
internal static class LogText
{
    public static string Of(LogLine line)
    {
        var level = line.Level == LogLevel.Information ? "" : $" {line.Level.ToString().ToUpperInvariant()}";
        return FormattableString.Invariant($"{line.Time.ToLocalTime():yyyy-MM-dd HH:mm:ss.fff} {line.Node}{level} {line.Message}{(line.Exception is null ? "" : "\n" + line.Exception)}");
    }
}
