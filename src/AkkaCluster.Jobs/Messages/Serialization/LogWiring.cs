using AkkaCluster.Jobs.Logs;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Jobs.Messages.Serialization;

/// <summary>Log lines, and questions for them, to and from what goes over the wire.</summary>
internal static class LogWiring
{
    public static Wire.LogLine ToWire(NodeLine line)
    {
        var wire = new Wire.LogLine { Node = line.Node, Number = line.Number, Time = line.Time.ToUnixTimeMilliseconds(), Level = (int)line.Level, Category = line.Category, Message = line.Message };
        if (line.Exception is not null)
            wire.Exception = line.Exception;
        if (line.Job is not null)
            wire.Job = line.Job;
        return wire;
    }

    public static NodeLine FromWire(Wire.LogLine wire) => new(
        wire.Node, wire.Number, DateTimeOffset.FromUnixTimeMilliseconds(wire.Time), (LogLevel)wire.Level, wire.Category, wire.Message, wire.HasException ? wire.Exception : null, wire.HasJob ? wire.Job : null);

    public static Wire.LogQuery ToWire(LogQuery query)
    {
        var wire = new Wire.LogQuery { Limit = query.Limit, Level = (int)query.Level };
        if (query.Node is not null)
            wire.Node = query.Node;
        if (query.Job is not null)
            wire.Job = query.Job;
        if (query.Text is not null)
            wire.Text = query.Text;
        if (query.From is { } from)
            wire.From = from.ToUnixTimeMilliseconds();
        if (query.Before is { } before)
            wire.Before = before.ToUnixTimeMilliseconds();
        return wire;
    }

    public static LogQuery FromWire(Wire.LogQuery wire) => new()
    {
        Limit = wire.Limit,
        Level = (LogLevel)wire.Level,
        Node = wire.HasNode ? wire.Node : null,
        Job = wire.HasJob ? wire.Job : null,
        Text = wire.HasText ? wire.Text : null,
        From = wire.HasFrom ? DateTimeOffset.FromUnixTimeMilliseconds(wire.From) : null,
        Before = wire.HasBefore ? DateTimeOffset.FromUnixTimeMilliseconds(wire.Before) : null,
    };
}
