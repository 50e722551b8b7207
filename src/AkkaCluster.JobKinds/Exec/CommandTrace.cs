using System.Diagnostics;
using System.Text.Json;

namespace AkkaCluster.JobKinds.Exec;

/// <summary>When, how long and in which slot a command ran, as logs of jobs have it.</summary>
internal sealed record CommandTrace(int Slot, DateTimeOffset StartedAt, long Timestamp, double Seconds)
{
    public static CommandTrace Begin(int slot) => new(slot, TimeProvider.System.GetUtcNow(), Stopwatch.GetTimestamp(), 0);

    public CommandTrace End() => this with { Seconds = Stopwatch.GetElapsedTime(Timestamp).TotalSeconds };

    public void Write(Utf8JsonWriter writer, CommandOutcome outcome)
    {
        if (outcome.Signal > 0)
            writer.WriteNumber("signal", outcome.Signal);
        if (outcome.TimedOut)
            writer.WriteBoolean("timedOut", true);
        writer.WriteNumber("startedAt", StartedAt.ToUnixTimeMilliseconds() / 1000.0);
        writer.WriteNumber("seconds", Math.Round(Seconds, 6));
        writer.WriteNumber("slot", Slot);
    }
}
