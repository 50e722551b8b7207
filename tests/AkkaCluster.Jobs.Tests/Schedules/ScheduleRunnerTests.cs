using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Schedules;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Tests.Schedules;

/// <summary>One term of a leader after the other over one store, in a time of the test's own.</summary>
public sealed class ScheduleRunnerTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string _directory = Directory.CreateTempSubdirectory("akkacluster-schedules-").FullName;
    private readonly ManualTime _time = new(Noon);
    private IJobStore _store = null!;

    public async Task InitializeAsync()
    {
        _store = JobStores.Create(new StoreOptions { Directory = _directory });
        await _store.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Each_time_is_one_job_whatever_leader_hands_it_in()
    {
        await PutAsync(OverlapPolicy.Allow);
        for (var term = 0; term < 10; term++)
        {
            var runner = await LeadAsync();
            _time.Now = Noon.AddSeconds(3 * (term + 1));
            while ((await runner.RunAsync()).Steps > 0)
            {
            }
        }

        Assert.Equal(Seconds(1, 30), await TimesAsync());
    }

    [Fact]
    public async Task A_leader_that_dies_after_it_handed_a_job_in_is_followed_by_one_that_finds_it()
    {
        await PutAsync(OverlapPolicy.Allow);
        var dying = await LeadAsync(admit: async (epoch, spec) =>
        {
            await AdmitAsync(epoch, spec);
            throw new StoreUnavailableException("The leader's process is gone.");
        });
        _time.Now = Noon.AddSeconds(1);
        await Assert.ThrowsAsync<StoreUnavailableException>(dying.RunAsync);
        await (await LeadAsync()).RunAsync();
        Assert.Equal(Seconds(1, 1), await TimesAsync());
        Assert.Equal(Noon.AddSeconds(2), (await _store.FindScheduleAsync("tick"))!.NextAt);
    }

    [Fact]
    public async Task A_leader_that_was_replaced_hands_in_nothing()
    {
        await PutAsync(OverlapPolicy.Allow);
        var old = await LeadAsync();
        await LeadAsync();
        _time.Now = Noon.AddSeconds(1);
        await Assert.ThrowsAsync<StaleEpochException>(old.RunAsync);
        Assert.Empty(await TimesAsync());
    }

    [Fact]
    public async Task A_time_is_tried_again_while_the_leader_is_full()
    {
        await PutAsync(OverlapPolicy.Allow);
        var full = true;
        var runner = await LeadAsync(admit: (epoch, spec) => full ? Task.FromResult<INodeMessage>(new LeaderReplies.Refused(JobRefusal.Busy, "It is full.", null)) : AdmitAsync(epoch, spec));
        _time.Now = Noon.AddSeconds(1);
        var round = await runner.RunAsync();
        Assert.Equal(0, round.Steps);
        Assert.Contains("It is full.", round.Trouble, StringComparison.Ordinal);
        full = false;
        await runner.RunAsync();
        Assert.Equal(Seconds(1, 1), await TimesAsync());
    }

    [Fact]
    public async Task A_job_that_cannot_be_planned_leaves_its_time_out_and_says_why()
    {
        await PutAsync(OverlapPolicy.Allow);
        var runner = await LeadAsync(plan: _ => throw new JobRefusedException(JobRefusal.Invalid, "There is no file."));
        _time.Now = Noon.AddSeconds(1);
        await runner.RunAsync();
        var schedule = await _store.FindScheduleAsync("tick");
        Assert.Equal((Noon.AddSeconds(1), "There is no file.", Noon.AddSeconds(2)), (schedule!.SkippedAt, schedule.Skipped, schedule.NextAt));
    }

    [Fact]
    public async Task Times_that_queue_are_handed_in_one_by_one_as_jobs_end()
    {
        await PutAsync(OverlapPolicy.Queue);
        var leader = await _store.TakeLeadershipAsync("leader");
        var runner = Runner(leader, null, null);
        _time.Now = Noon.AddSeconds(3);
        while ((await runner.RunAsync()).Steps > 0)
        {
        }

        Assert.Equal(Seconds(1, 1), await TimesAsync());
        await _store.CancelAsync(leader, (await _store.FindScheduleAsync("tick"))!.LastJob!, _time.Now);
        while ((await runner.RunAsync()).Steps > 0)
        {
        }

        Assert.Equal(Seconds(1, 2), await TimesAsync());
    }

    private async Task PutAsync(OverlapPolicy overlap) => await _store.PutScheduleAsync(new ScheduleRecord
    {
        Name = "tick",
        Revision = 1,
        Cron = "* * * * * *",
        Zone = "UTC",
        Overlap = overlap,
        Job = SubmissionJson.Write(new JobSubmission { Kind = "noop" }),
        NextAt = Noon.AddSeconds(1),
    });

    private async Task<ScheduleRunner> LeadAsync(Func<JobSubmission, Task<JobSpec>>? plan = null, Func<long, JobSpec, Task<INodeMessage>>? admit = null) =>
        Runner(await _store.TakeLeadershipAsync("leader"), plan, admit);

    private ScheduleRunner Runner(long epoch, Func<JobSubmission, Task<JobSpec>>? plan, Func<long, JobSpec, Task<INodeMessage>>? admit) =>
        new(_store, epoch, plan ?? PlanAsync, spec => (admit ?? AdmitAsync)(epoch, spec), _time, TimeSpan.FromMinutes(1));

    private static Task<JobSpec> PlanAsync(JobSubmission submission) =>
        Task.FromResult(new JobSpec { Kind = submission.Kind, Inputs = new JobInputs.Range(0, 1, 1), IdempotencyKey = submission.IdempotencyKey, Labels = submission.Labels });

    private async Task<INodeMessage> AdmitAsync(long epoch, JobSpec spec)
    {
        var admission = await _store.AdmitAsync(epoch, new NewJob(Guid.NewGuid().ToString("N"), spec, _time.Now));
        return new LeaderReplies.Admitted(admission.Id, admission.Existed);
    }

    /// <summary>The times that jobs in the store were handed in for.</summary>
    private async Task<List<string>> TimesAsync() => [.. (await _store.ListAsync(new JobQuery { Limit = 1000 })).Select(job => job.Spec.IdempotencyKey!.Split('/')[2]).Order(StringComparer.Ordinal)];

    private static List<string> Seconds(int first, int last) => [.. Enumerable.Range(first, last - first + 1).Select(second => $"2026-03-01T12:00:{second:00}Z")];

    private sealed class ManualTime(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
