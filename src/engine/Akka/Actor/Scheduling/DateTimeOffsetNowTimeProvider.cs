namespace Akka.Actor;

/// <summary>The system's clocks.</summary>
public class DateTimeOffsetNowTimeProvider : IDateTimeOffsetNowTimeProvider
{
    private DateTimeOffsetNowTimeProvider() { }

    /// <summary>The one instance.</summary>
    public static DateTimeOffsetNowTimeProvider Instance { get; } = new();

    /// <inheritdoc/>
    public DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <inheritdoc/>
    public TimeSpan MonotonicClock => Internal.MonotonicClock.Elapsed;

    /// <inheritdoc/>
    public TimeSpan HighResMonotonicClock => Internal.MonotonicClock.Elapsed;
}
