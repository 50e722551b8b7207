namespace AkkaCluster.Http.Logs;

/// <summary>One line of the node's log.</summary>
public sealed record LogLine(DateTimeOffset Time, string Level, string Category, int EventId, string Message, string? Exception);
