using System.Globalization;

namespace AkkaCluster.Jobs.Fairness;

/// <summary>The jobs that one limit holds together. A job takes of it when it is begun, as much as it could use, and gives that back at its end: so no two have to agree meanwhile.</summary>
internal sealed class LimitGroup(JobLimit limit, string value)
{
    /// <summary>What was not begun in time may be begun at once, as much as there is room for in so long.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(100);

    private long _taken;
    private DateTimeOffset _free;

    /// <summary>What tells it from others.</summary>
    public string Name { get; } = $"{limit.Text}/{value}";

    /// <summary>Jobs that are not finished.</summary>
    public int Members { get; set; }

    /// <summary>When the next job may begin, where the rate says.</summary>
    public DateTimeOffset? FreeAt => limit.Every > TimeSpan.Zero ? _free : null;

    public bool HasRoom(DateTimeOffset now) => limit.AtOnce is { } most ? _taken < most : _free <= now;

    /// <summary>How many of a job's tasks may run at once, as far as this limit says.</summary>
    public long Room => limit.AtOnce is { } most ? most - _taken : long.MaxValue;

    /// <summary>The time between the starts of two tasks.</summary>
    public TimeSpan Every => limit.Every;

    /// <summary>A job begins: so many of its tasks may run at once, and so many are to be begun.</summary>
    public void Take(long places, long tasks, DateTimeOffset now)
    {
        if (limit.AtOnce is not null)
            _taken += places;
        else
            _free = (_free > now - Slack ? _free : now - Slack) + (Every * tasks);
    }

    /// <summary>It has ended, or is to wait again, and so many were not begun.</summary>
    public void GiveBack(long places, long tasks)
    {
        if (limit.AtOnce is not null)
            _taken -= places;
        else
            _free -= Every * tasks;
    }

    /// <summary>Why no more jobs begin now; null where they may.</summary>
    public string? Blocks(DateTimeOffset now) => HasRoom(now) ? null
        : limit.AtOnce is not null ? $"The limit {limit.Text} is reached{OfValue()}: {_taken} of its places are taken."
        : string.Create(CultureInfo.InvariantCulture, $"The rate {limit.Text} is taken{OfValue()} until {_free:yyyy-MM-dd HH:mm:ss.fff}Z.");

    private string OfValue() => limit.IsOfEach ? $" by {limit.Key}={value}" : "";
}
