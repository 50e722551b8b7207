using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using AkkaCluster.Http;
using AkkaCluster.Jobs.Http.Submission;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Http.Schedules;

/// <summary>A schedule to put. A field that it does not have is an error, not ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ScheduleBody
{
    /// <summary>The times, as cron has them: minute, hour, day, month, weekday; perhaps seconds before them; or @daily and the like.</summary>
    [Required]
    public string Cron { get; init; } = "";

    /// <summary>The time zone that they are in, by its IANA name; UTC if not given.</summary>
    public string? Zone { get; init; }

    /// <summary>Of times that passed without a leader: skip (if not given), once (the last is made up for) or all.</summary>
    public string? Missed { get; init; }

    /// <summary>Of a time that comes while the last job is not finished: skip (if not given), queue (its job follows when that ends) or allow.</summary>
    public string? Overlap { get; init; }

    /// <summary>What is handed in, as POST /v1/jobs takes it, without an idempotency key.</summary>
    [Required]
    public SubmissionBody? Job { get; init; }

    public ScheduleRequest ToRequest(int maxInline) => new()
    {
        Cron = string.IsNullOrWhiteSpace(Cron) ? throw new BadRequestException("'cron' is missing; expected times such as '0 3 * * *'.") : Cron,
        Zone = Zone ?? "UTC",
        Missed = Choice<MissedTimes>(Missed, "missed"),
        Overlap = Choice<OverlapPolicy>(Overlap, "overlap"),
        Job = SubmissionReader.ToSubmission(Job ?? throw new BadRequestException("'job' is missing; expected a job as POST /v1/jobs takes it."), null, null, maxInline),
    };

    private static T Choice<T>(string? text, string name)
        where T : struct, Enum
    {
        if (text is null)
            return default;
        return Enum.GetValues<T>().Where(value => Name(value) == text).ToList() is [var found]
            ? found
            : throw new BadRequestException($"'{name}' is '{text}'; expected {string.Join(", ", Enum.GetValues<T>().Select(Name))}.");
    }

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
