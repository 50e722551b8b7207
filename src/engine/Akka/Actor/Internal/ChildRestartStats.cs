namespace Akka.Actor.Internal;

/// <summary>A child and how often it was restarted.</summary>
public class ChildRestartStats : IChildStats
{
    /// <summary>Creates it.</summary>
    public ChildRestartStats(IInternalActorRef child, uint maxNrOfRetriesCount = 0, long restartTimeWindowStartTicks = 0)
    {
        Child = child;
        MaxNrOfRetriesCount = maxNrOfRetriesCount;
        RestartTimeWindowStartTicks = restartTimeWindowStartTicks;
    }

    /// <summary>The incarnation of the child.</summary>
    public long Uid => Child.Path.Uid;

    /// <summary>The child.</summary>
    public IInternalActorRef Child { get; }

    /// <summary>Restarts so far, or so far in the window.</summary>
    public uint MaxNrOfRetriesCount { get; private set; }

    /// <summary>When the window began, in ticks of the monotonic clock; 0 where none did.</summary>
    public long RestartTimeWindowStartTicks { get; private set; }

    /// <summary>Counts a restart and says whether it is allowed.</summary>
    /// <param name="maxNrOfRetries">Restarts allowed in the window; negative for any number, 0 for none.</param>
    /// <param name="withinTimeMilliseconds">The window; not positive for all time.</param>
    public bool RequestRestartPermission(int maxNrOfRetries, int withinTimeMilliseconds)
    {
        if (maxNrOfRetries == 0) return false;
        // A window without a number of restarts allows one restart in each window.
        var allowed = maxNrOfRetries < 0 ? (withinTimeMilliseconds > 0 ? 1 : -1) : maxNrOfRetries;
        if (allowed < 0) return true;
        if (withinTimeMilliseconds <= 0) return ++MaxNrOfRetriesCount <= allowed;
        var now = MonotonicClock.Ticks;
        if (RestartTimeWindowStartTicks == 0) RestartTimeWindowStartTicks = now;
        if (now - RestartTimeWindowStartTicks <= withinTimeMilliseconds * TimeSpan.TicksPerMillisecond) return ++MaxNrOfRetriesCount <= allowed;
        MaxNrOfRetriesCount = 1;
        RestartTimeWindowStartTicks = now;
        return true;
    }
}
