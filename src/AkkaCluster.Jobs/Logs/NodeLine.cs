using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Jobs.Logs;

/// <summary>A line of a node's log.</summary>
/// <param name="Node">The node that wrote it: host:port.</param>
/// <param name="Number">Grows from line to line of a node, also over its restarts: node and number are a line's name.</param>
/// <param name="Time">When it was written, by the node's own clock.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Category">Who wrote it.</param>
/// <param name="Message">The text.</param>
/// <param name="Exception">The exception that it tells of.</param>
/// <param name="Job">The job that it tells of.</param>
public sealed record NodeLine(string Node, long Number, DateTimeOffset Time, [property: JsonConverter(typeof(JsonStringEnumConverter<LogLevel>))] LogLevel Level, string Category, string Message, string? Exception = null, string? Job = null)
{
    internal int Size => Node.Length + Category.Length + Message.Length + (Exception?.Length ?? 0);
}
