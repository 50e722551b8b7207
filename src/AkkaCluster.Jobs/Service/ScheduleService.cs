using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Planning;
using AkkaCluster.Jobs.Schedules;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs;

/// <summary>The schedules, as one node offers them.</summary>
internal sealed class ScheduleService(IJobService jobs, IScheduleStore store, JobPlanner planner, TimeProvider time) : IScheduleService
{
    private const int LongestName = 100;
    private const int LongestCron = 200;

    public Task<(ScheduleRecord Schedule, bool Added)> PutAsync(string name, ScheduleRequest request, bool replace, CancellationToken cancellation) => StoredJobs.AskAsync(async () =>
    {
        var now = time.GetUtcNow();
        var times = Check(name, request);
        // All that will be checked when its times come, for whoever is here to put it right.
        await planner.PlanAsync(request.Job, cancellation).ConfigureAwait(false);
        var schedule = new ScheduleRecord
        {
            Name = name,
            Revision = now.ToUnixTimeMilliseconds(),
            Cron = request.Cron,
            Zone = request.Zone,
            Missed = request.Missed,
            Overlap = request.Overlap,
            Job = SubmissionJson.Write(request.Job),
            NextAt = times.Next(now) ?? throw Invalid($"The cron expression '{request.Cron}' has no time that is still to come."),
        };
        var known = await store.FindScheduleAsync(name, cancellation).ConfigureAwait(false);
        if (known is not null && IsSame(known, schedule))
            return (known, false);
        if (known is not null && !replace)
            throw new JobRefusedException(JobRefusal.Conflict, $"There is a schedule '{name}' already, and it is another one. Take another name, or replace it (?replace=true, --replace).");
        await store.PutScheduleAsync(schedule).ConfigureAwait(false);
        return (schedule, known is null);
    });

    public Task<ScheduleRecord> GetAsync(string name, CancellationToken cancellation) => StoredJobs.AskAsync(async () => await FindAsync(name, cancellation).ConfigureAwait(false) ?? throw Missing(name));

    public Task<IReadOnlyList<ScheduleRecord>> ListAsync(string? after, int limit, CancellationToken cancellation) => StoredJobs.AskAsync(() => store.ListSchedulesAsync(after, limit, cancellation));

    public Task<ScheduleRecord> PauseAsync(string name, CancellationToken cancellation) => SetPausedAsync(name, true, cancellation);

    public Task<ScheduleRecord> ResumeAsync(string name, CancellationToken cancellation) => SetPausedAsync(name, false, cancellation);

    public async Task<SubmittedJob> TriggerAsync(string name, string? key, CancellationToken cancellation)
    {
        var schedule = await GetAsync(name, cancellation).ConfigureAwait(false);
        var job = await jobs.SubmitAsync(ScheduledJob.Of(schedule, key ?? Guid.NewGuid().ToString("N")), null, cancellation).ConfigureAwait(false);
        await StoredJobs.AskAsync(async () =>
        {
            await store.NoteTriggeredAsync(name, schedule.Revision, time.GetUtcNow(), job.Id).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        return job;
    }

    public async Task RemoveAsync(string name, CancellationToken cancellation)
    {
        await GetAsync(name, cancellation).ConfigureAwait(false);
        await StoredJobs.AskAsync(() => store.RemoveScheduleAsync(name)).ConfigureAwait(false);
    }

    private Task<ScheduleRecord> SetPausedAsync(string name, bool paused, CancellationToken cancellation) => StoredJobs.AskAsync(async () =>
    {
        var schedule = await FindAsync(name, cancellation).ConfigureAwait(false) ?? throw Missing(name);
        if (schedule.Paused == paused)
            return schedule;
        var next = paused ? null : CronTimes.Of(schedule.Cron, schedule.Zone).Next(time.GetUtcNow());
        return await store.SetSchedulePausedAsync(name, paused, next).ConfigureAwait(false) ? schedule with { Paused = paused, NextAt = next, Held = false } : throw Missing(name);
    });

    /// <summary>A name that none can have need not be looked for, and not every one can be.</summary>
    private async Task<ScheduleRecord?> FindAsync(string name, CancellationToken cancellation) =>
        IsName(name) ? await store.FindScheduleAsync(name, cancellation).ConfigureAwait(false) : null;

    private static CronTimes Check(string name, ScheduleRequest request)
    {
        if (!IsName(name))
            throw Invalid($"The schedule's name is '{name}'; expected 1 to {LongestName} letters, digits, dashes, dots or underscores.");
        if (request.Cron.Length > LongestCron)
            throw Invalid($"The cron expression has {request.Cron.Length} characters; expected at most {LongestCron}.");
        if (request.Job.Files.Count > 0)
            throw Invalid("The schedule's job has files, which go with the jobs that have them; put them on storage that all workers share, and name them in its inputs.");
        if (request.Job.Inputs is InputSource.Upload)
            throw Invalid("The schedule's job names an upload, which goes with the first job that has used it; list its inputs, or name files.");
        if (request.Job.IdempotencyKey is not null)
            throw Invalid("The schedule's job has an idempotency key; each of its times makes a job of its own, and the key for it.");
        if (request.Job.NotBefore is not null || request.Job.After.Count > 0 || request.Job.Inputs is InputSource.Outputs)
            throw Invalid("The schedule's job waits for a time or for other jobs; the schedule says when it begins.");
        try
        {
            return CronTimes.Of(request.Cron, request.Zone);
        }
        catch (FormatException problem)
        {
            throw Invalid(problem.Message);
        }
    }

    private static bool IsName(string name) => name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');

    private static bool IsSame(ScheduleRecord known, ScheduleRecord other) =>
        (known.Cron, known.Zone, known.Missed, known.Overlap, known.Job) == (other.Cron, other.Zone, other.Missed, other.Overlap, other.Job);

    private static JobRefusedException Invalid(string error) => new(JobRefusal.Invalid, error, [error]);

    private static JobRefusedException Missing(string name) => new(JobRefusal.NotFound, $"There is no schedule '{name}'.");
}
