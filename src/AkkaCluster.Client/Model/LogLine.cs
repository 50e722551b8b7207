using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Client.Model;

/// <summary>A line of a node's log.</summary>
/// <param name="Node">The node that wrote it.</param>
/// <param name="Number">Grows from line to line of a node: node and number are a line's name.</param>
/// <param name="Time">When it was written, by the node's own clock.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Category">Who wrote it.</param>
/// <param name="Message">The text.</param>
/// <param name="Exception">The exception that it tells of.</param>
/// <param name="Job">The job that it tells of.</param>
public sealed record LogLine(
    string Node, long Number, DateTimeOffset Time, [property: JsonConverter(typeof(JsonStringEnumConverter<LogLevel>))] LogLevel Level, string Category, string Message, string? Exception, string? Job);
