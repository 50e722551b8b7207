namespace Akka.Actor;

/// <summary>The clocks of a scheduler.</summary>
public interface ITimeProvider
{
    /// <summary>The time of day.</summary>
    DateTimeOffset Now { get; }

    /// <summary>A clock that only goes forward.</summary>
    TimeSpan MonotonicClock { get; }

    /// <summary>A finer clock that only goes forward.</summary>
    TimeSpan HighResMonotonicClock { get; }
}
