using Cronos;

namespace AkkaCluster.Jobs.Schedules;

/// <summary>The times of a cron expression of five or six fields (seconds first) in a time zone. Where clocks are put forward or back, as Cronos has it.</summary>
internal sealed class CronTimes
{
    /// <summary>How far to look back for the newest times, in this order.</summary>
    private static readonly TimeSpan[] Spans = [TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(31), TimeSpan.FromDays(366), TimeSpan.FromDays(3660)];

    private readonly CronExpression _expression;
    private readonly TimeZoneInfo _zone;

    private CronTimes(CronExpression expression, TimeZoneInfo zone) => (_expression, _zone) = (expression, zone);

    /// <exception cref="FormatException">The expression or the zone is none.</exception>
    public static CronTimes Of(string cron, string zone)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
            throw new FormatException($"The time zone is '{zone}', which this node does not know; expected UTC or an IANA name such as Europe/Berlin (of the system's tzdata).");
        var isLong = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6;
        try
        {
            return new CronTimes(CronExpression.Parse(cron, isLong ? CronFormat.IncludeSeconds : CronFormat.Standard), found);
        }
        catch (CronFormatException problem)
        {
            throw new FormatException($"The cron expression is '{cron}'; expected 'minute hour day month weekday', perhaps with seconds before them, or @daily and the like. {problem.Message}", problem);
        }
    }

    /// <summary>The first time from one on, or after it; null where there is none any more.</summary>
    public DateTimeOffset? Next(DateTimeOffset from, bool inclusive = false) => _expression.GetNextOccurrence(from, _zone, inclusive)?.ToUniversalTime();

    /// <summary>The newest times between two, the second not included, in order; of a long past only as many as asked for are looked at.</summary>
    public IReadOnlyList<DateTimeOffset> Newest(DateTimeOffset from, DateTimeOffset until, int most)
    {
        IReadOnlyList<DateTimeOffset> newest = [];
        foreach (var span in Spans)
        {
            var since = until - from > span ? until - span : from;
            newest = [.. _expression.GetOccurrences(since, until, _zone).Select(time => time.ToUniversalTime()).TakeLast(most)];
            if (newest.Count == most || since == from)
                break;
        }

        return newest;
    }
}
