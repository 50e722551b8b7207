using Akka.Configuration;
using Akka.Event;

namespace Akka.Remote;

/// <summary>The resource is available until no heartbeat came for the heartbeat interval plus the acceptable pause.</summary>
public class DeadlineFailureDetector : FailureDetector
{
    private readonly Clock _clock;
    private readonly long _deadline;
    private long _last;
    private volatile bool _started;

    /// <summary>Makes a detector.</summary>
    /// <param name="acceptableHeartbeatPause">The pause that is tolerated on top of the interval.</param>
    /// <param name="heartbeatInterval">The interval at which heartbeats are expected.</param>
    /// <param name="clock">The clock, or null for the system's monotonic one.</param>
    public DeadlineFailureDetector(TimeSpan acceptableHeartbeatPause, TimeSpan heartbeatInterval, Clock? clock = null)
    {
        if (acceptableHeartbeatPause < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(acceptableHeartbeatPause), acceptableHeartbeatPause, "The acceptable heartbeat pause must be 0 or more.");
        if (heartbeatInterval < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(heartbeatInterval), heartbeatInterval, "The heartbeat interval must be 0 or more.");
        if (acceptableHeartbeatPause + heartbeatInterval == TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(acceptableHeartbeatPause), acceptableHeartbeatPause, "Interval and acceptable pause must not both be 0.");
        _clock = clock ?? DefaultClock;
        _deadline = (long)(acceptableHeartbeatPause + heartbeatInterval).TotalMilliseconds;
    }

    /// <summary>Makes a detector with no interval beyond the acceptable pause.</summary>
    public DeadlineFailureDetector(TimeSpan acceptableHeartbeatPause, Clock? clock = null)
        : this(acceptableHeartbeatPause, TimeSpan.Zero, clock)
    {
    }

    /// <summary>Makes a detector from a section with <c>acceptable-heartbeat-pause</c> and <c>heartbeat-interval</c>.</summary>
    public DeadlineFailureDetector(Config config, EventStream eventStream)
        : this(config.GetTimeSpan("acceptable-heartbeat-pause"), config.GetTimeSpan("heartbeat-interval"))
    {
    }

    /// <inheritdoc />
    public override bool IsAvailable => !_started || _clock() - Interlocked.Read(ref _last) < _deadline;

    /// <inheritdoc />
    public override bool IsMonitoring => _started;

    /// <inheritdoc />
    public override void HeartBeat()
    {
        Interlocked.Exchange(ref _last, _clock());
        _started = true;
    }
}
