using System.Globalization;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Schedules;

/// <summary>The job of a schedule at one of its times.</summary>
internal static class ScheduledJob
{
    /// <summary>The label that tells of which schedule a job is.</summary>
    public const string Label = "schedule";

    /// <summary>What is handed in at a time: under a key of schedule and time, so that it is one job however often and by whom.</summary>
    public static JobSubmission Of(ScheduleRecord schedule, DateTimeOffset at) => Of(schedule, at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));

    /// <summary>What is handed in out of turn.</summary>
    /// <param name="schedule">Of which schedule.</param>
    /// <param name="occasion">Tells it from all others of the schedule.</param>
    public static JobSubmission Of(ScheduleRecord schedule, string occasion)
    {
        var job = SubmissionJson.Read(schedule.Job);
        return job with
        {
            IdempotencyKey = string.Create(CultureInfo.InvariantCulture, $"~{schedule.Name}/{schedule.Revision}/{occasion}"),
            Labels = new Dictionary<string, string>(job.Labels) { [Label] = schedule.Name },
        };
    }
}
