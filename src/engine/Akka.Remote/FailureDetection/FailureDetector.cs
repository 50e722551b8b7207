using System.Diagnostics;

namespace Akka.Remote;

/// <summary>Judges from the arrival of heartbeats whether a monitored resource is still there. Implementations are thread-safe.</summary>
public abstract class FailureDetector
{
    /// <summary>The clock of detectors that are given none: milliseconds of the system's monotonic counter.</summary>
    public static readonly Clock DefaultClock = static () => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1000);

    /// <summary>Makes a detector.</summary>
    protected FailureDetector()
    {
    }

    /// <summary>Whether the resource is considered up and healthy.</summary>
    public abstract bool IsAvailable { get; }

    /// <summary>Whether any heartbeat was received yet.</summary>
    public abstract bool IsMonitoring { get; }

    /// <summary>Notes that a heartbeat arrived now.</summary>
    public abstract void HeartBeat();

    /// <summary>A clock in milliseconds that follows <paramref name="time"/>.</summary>
    internal static Clock ClockOf(TimeProvider time) => () => time.GetTimestamp() / (time.TimestampFrequency / 1000);
}
