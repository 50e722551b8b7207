using System.Globalization;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Commands;

/// <summary>When a job begins, as a command line says it.</summary>
internal static class StartText
{
    public const string AtHelp = "Begin no sooner than this: '2026-03-01 02:30' here, '02:30' for the next time that it is so late, or with a zone as 2026-03-01T02:30Z.";
    public const string InHelp = "Begin no sooner than after this, such as 90s or 5m.";
    public const string AfterHelp = "Begin when this job has succeeded, with :finished when it has ended in any way, with :failed when it has failed; may be given several times. Where one ends otherwise, this job is cancelled.";

    private static readonly string[] Dates = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK"];

    /// <summary>Null where neither is said.</summary>
    /// <exception cref="UsageException">One of them is no time, or both are said.</exception>
    public static DateTimeOffset? NotBefore(string? at, string? wait, DateTimeOffset now)
    {
        if (at is not null && wait is not null)
            throw new UsageException("--at and --in both say when the job begins; give one.");
        return at is not null ? Time(at, now) : wait is not null ? now + JobOptions.Duration(wait, "--in") : null;
    }

    /// <summary>Reads JOB and JOB:CONDITION.</summary>
    /// <exception cref="UsageException">One of them has a condition that is none.</exception>
    public static IReadOnlyList<JobDependency> After(IReadOnlyList<string> texts) => [.. texts.Select(text => text.Split(':') switch
    {
        [{ Length: > 0 } job] => new JobDependency(job),
        [{ Length: > 0 } job, "succeeded"] => new JobDependency(job),
        [{ Length: > 0 } job, "finished"] => new JobDependency(job, EndCondition.Finished),
        [{ Length: > 0 } job, "failed"] => new JobDependency(job, EndCondition.Failed),
        _ => throw new UsageException($"--after is '{text}'; expected JOB, JOB:succeeded, JOB:finished or JOB:failed."),
    })];

    private static DateTimeOffset Time(string text, DateTimeOffset now)
    {
        if (DateTimeOffset.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time))
            return time.ToUniversalTime();
        if (!TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
            throw new UsageException($"--at is '{text}'; expected a time such as '2026-03-01 02:30', 02:30 or 2026-03-01T02:30Z.");
        var today = now.ToLocalTime().Date + clock.ToTimeSpan();
        var next = new DateTimeOffset(today) > now ? today : today.AddDays(1);
        return new DateTimeOffset(next).ToUniversalTime();
    }
}
