using System.Diagnostics;

namespace Akka.Actor.Internal;

/// <summary>The clock that only goes forward.</summary>
internal static class MonotonicClock
{
    public static long Ticks => Elapsed.Ticks;

    public static TimeSpan Elapsed => Stopwatch.GetElapsedTime(0);
}
