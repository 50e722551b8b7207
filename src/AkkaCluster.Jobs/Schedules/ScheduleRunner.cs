using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Schedules;

/// <summary>Hands in what is due of the schedules, for one term of the leader. What it does is written after it is done; whoever leads next does it again, under the same key.</summary>
/// <param name="store">Where the schedules stand.</param>
/// <param name="epoch">The leader's.</param>
/// <param name="plan">Makes a job of a submission.</param>
/// <param name="admit">Hands a job in to the leader.</param>
/// <param name="time">The clock.</param>
/// <param name="grace">A time that nobody handed the job in for until then is missed.</param>
internal sealed class ScheduleRunner(
    IScheduleStore store, long epoch, Func<JobSubmission, Task<JobSpec>> plan, Func<JobSpec, Task<INodeMessage>> admit, TimeProvider time, TimeSpan grace)
{
    private const int AtOnce = 100;
    private static readonly ParallelOptions Few = new() { MaxDegreeOfParallelism = 4 };

    /// <summary>Takes one step with each schedule that is due.</summary>
    public async Task<ScheduleRound> RunAsync()
    {
        var soonest = await store.ReadSoonestAsync(AtOnce).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var steps = 0;
        string? trouble = null;
        await Parallel.ForEachAsync(soonest.TakeWhile(schedule => schedule.NextAt <= now), Few, async (schedule, _) =>
        {
            var (done, refused) = await StepAsync(schedule, now).ConfigureAwait(false);
            if (done)
                Interlocked.Increment(ref steps);
            if (refused is not null)
                trouble = refused;
        }).ConfigureAwait(false);
        return new ScheduleRound(steps, soonest.FirstOrDefault(schedule => schedule.NextAt > now)?.NextAt, trouble);
    }

    private async Task<(bool Done, string? Trouble)> StepAsync(ScheduleRecord schedule, DateTimeOffset now)
    {
        if (Decide(schedule, now) is not { } step)
            return (false, null);
        if (step.RunAt is { } run)
        {
            switch (await HandInAsync(schedule, run).ConfigureAwait(false))
            {
                case LeaderReplies.Admitted admitted:
                    step = step with { Job = admitted.JobId };
                    break;
                case LeaderReplies.Refused { Reason: JobRefusal.Invalid } refused:
                    step = step with { SkippedAt = run, Skipped = refused.Message };
                    break;
                case LeaderReplies.Refused later:
                    // It is still due, and tried again.
                    return (false, $"Schedule '{schedule.Name}' waits with its time {run:u}: {later.Message}");
                case var other:
                    throw new InvalidOperationException($"The leader answered a submission with {other.GetType().Name}.");
            }
        }

        await store.AdvanceScheduleAsync(epoch, schedule, step).ConfigureAwait(false);
        return (true, null);
    }

    private ScheduleStep? Decide(ScheduleRecord schedule, DateTimeOffset now)
    {
        try
        {
            return ScheduleDecision.Decide(schedule, CronTimes.Of(schedule.Cron, schedule.Zone), now, grace);
        }
        catch (FormatException problem)
        {
            // It was read when it was put; this node's time zones are others.
            return new ScheduleStep(null, now + TimeSpan.FromHours(1)) { SkippedAt = schedule.NextAt, Skipped = problem.Message };
        }
    }

    private async Task<INodeMessage> HandInAsync(ScheduleRecord schedule, DateTimeOffset run)
    {
        try
        {
            // What its inputs are now is no mistake of whoever handed it in before.
            return await admit(await plan(ScheduledJob.Of(schedule, run)).ConfigureAwait(false) with { ContentHash = null }).ConfigureAwait(false);
        }
        catch (JobRefusedException refused)
        {
            return new LeaderReplies.Refused(refused.Reason, refused.Message, refused.RetryAfter);
        }
    }
}
