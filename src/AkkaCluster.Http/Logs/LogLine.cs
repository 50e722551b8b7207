using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Http.Logs;

/// <summary>One line of the node's log.</summary>
/// <param name="Time">When it was written.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Category">Who wrote it.</param>
/// <param name="EventId">Which message it is; 0 for those without a number.</param>
/// <param name="Message">The text.</param>
/// <param name="Exception">The exception that it tells of.</param>
/// <param name="Job">The job that it tells of.</param>
public sealed record LogLine(DateTimeOffset Time, [property: JsonConverter(typeof(JsonStringEnumConverter<LogLevel>))] LogLevel Level, string Category, int EventId, string Message, string? Exception, string? Job);
