using System.Diagnostics.Metrics;

namespace Akka.Remote.Diagnostics;

/// <summary>The instruments of the meter <c>Akka.Remote</c>. Counters are added to per write and per read, not per message.</summary>
internal static class RemotingMetrics
{
    private static readonly Meter Meter = new("Akka.Remote");

    private static readonly UpDownCounter<int> Associations =
        Meter.CreateUpDownCounter<int>("akka.remote.associations", "{association}", "Outbound associations that are connected.");

    private static readonly Counter<long> Bytes = Meter.CreateCounter<long>("akka.remote.bytes", "By", "Bytes on the wire, by direction and lane.");

    private static readonly Counter<long> Frames = Meter.CreateCounter<long>("akka.remote.frames", "{frame}", "Frames on the wire, by direction and lane.");

    private static readonly Counter<long> DroppedMessages = Meter.CreateCounter<long>("akka.remote.dropped", "{message}", "Messages that were not sent or not delivered, by reason.");

    private static readonly Counter<long> RefusedConnections = Meter.CreateCounter<long>("akka.remote.refused", "{connection}", "Connections that were refused or closed for what they sent, by reason.");

    private static readonly Counter<long> Resent = Meter.CreateCounter<long>("akka.remote.system_messages.resent", "{message}", "System messages that were written again.");

    public static void Associated(int change) => Associations.Add(change);

    public static void Sent(long bytes, int frames, string lane) => Count("out", bytes, frames, lane);

    public static void Received(long bytes, int frames, string lane) => Count("in", bytes, frames, lane);

    public static void Dropped(string reason, long count = 1)
    {
        if (DroppedMessages.Enabled) DroppedMessages.Add(count, new KeyValuePair<string, object?>("reason", reason));
    }

    public static void Refused(string reason)
    {
        if (RefusedConnections.Enabled) RefusedConnections.Add(1, new KeyValuePair<string, object?>("reason", reason));
    }

    public static void SentAgain(int count)
    {
        if (count > 0) Resent.Add(count);
    }

    private static void Count(string direction, long bytes, int frames, string lane)
    {
        var way = new KeyValuePair<string, object?>("direction", direction);
        var where = new KeyValuePair<string, object?>("lane", lane);
        if (Bytes.Enabled) Bytes.Add(bytes, way, where);
        if (Frames.Enabled) Frames.Add(frames, way, where);
    }
}
