using System.Text.Json.Nodes;
using AkkaCluster.Jobs.Storage;
using Wire = AkkaCluster.Client.Model;

namespace AkkaCluster.Jobs.Http.Schedules;

/// <summary>Schedules as the API shows them.</summary>
internal static class ScheduleAnswers
{
    public static Wire.Schedule Of(ScheduleRecord schedule) => new()
    {
        Name = schedule.Name,
        Cron = schedule.Cron,
        Zone = schedule.Zone,
        Missed = Enum.Parse<Wire.MissedTimes>(schedule.Missed.ToString()),
        Overlap = Enum.Parse<Wire.OverlapPolicy>(schedule.Overlap.ToString()),
        Paused = schedule.Paused,
        NextAt = schedule.NextAt,
        Held = schedule.Held,
        LastAt = schedule.LastAt,
        LastJob = schedule.LastJob,
        LastState = schedule.LastState is { } state ? Answers.State(state) : null,
        SkippedAt = schedule.SkippedAt,
        Skipped = schedule.Skipped,
        PutAt = DateTimeOffset.FromUnixTimeMilliseconds(schedule.Revision),
        Job = JsonNode.Parse(schedule.Job)!.AsObject(),
    };
}
