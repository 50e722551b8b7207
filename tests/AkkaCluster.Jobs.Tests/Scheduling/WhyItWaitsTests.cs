using AkkaCluster.Jobs.Scheduling;

namespace AkkaCluster.Jobs.Tests.Scheduling;

public class WhyItWaitsTests
{
    private static readonly WorkerInfo Free = new() { Address = "w:1", Slots = 2, Kinds = ["exec"] };

    private readonly QueuedJob _job = Job("job");

    [Fact]
    public void Without_workers_it_waits_for_one() => Assert.Equal("There is no worker in the cluster.", Of([]));

    [Fact]
    public void A_worker_that_leaves_takes_nothing() => Assert.Equal("The only worker, w:1, is leaving.", Of([Free with { Draining = true }]));

    [Fact]
    public void None_may_know_the_kind()
    {
        var other = Free with { Kinds = ["other"] };
        Assert.Equal("The only worker, w:1, does not have the kind 'exec'.", Of([other]));
        Assert.Equal("None of the 2 workers has the kind 'exec'.", Of([other, other]));
    }

    [Fact]
    public void Workers_that_take_no_work_say_why() =>
        Assert.Equal("No worker takes work now: w:1: memory is 95 % full.", Of([Free with { Holding = "memory is 95 % full" }, Free with { Address = "w:2", Draining = true }]));

    [Fact]
    public void None_may_have_what_it_requires()
    {
        var job = new QueuedJob("job", 1, 5, 10) { Kind = "exec", Requires = "gpu=1,zone=b" };
        var worker = Free with { Labels = new Dictionary<string, string> { ["zone"] = "b" } };
        Assert.Equal("The only worker of its kind, w:1, does not have what it requires: gpu=1,zone=b.", Of([worker, Free with { Kinds = ["other"] }]));
        Assert.Equal("None of the 2 workers of its kind has what it requires: gpu=1,zone=b.", Of([worker, worker]));
        var able = worker with { Resources = new Dictionary<string, long> { ["gpu"] = 1 } };
        job.Active = true;
        Assert.Null(Of([worker, able]));
        Assert.Equal("What it requires (gpu=1,zone=b) is in use by other tasks, on w:1.", Of([worker, able with { ResourcesInUse = new Dictionary<string, long> { ["gpu"] = 1 } }]));

        string? Of(IReadOnlyList<WorkerInfo> workers) => new WhyItWaits(workers, [job], false, null, default).Of(job);
    }

    [Fact]
    public void All_slots_may_be_held_by_others_the_most_urgent_named_first()
    {
        var others = new[] { Job("low", priority: 1, leased: 9), Job("some", leased: 1), Job("most", leased: 5), Job("high", priority: 9, leased: 1), Job("idle") };
        Assert.Equal("All 2 slots are held by other jobs: high, most, some and 1 more.", Of([Free with { BusySlots = 2 }], [.. others, _job]));
    }

    [Fact]
    public void Where_a_slot_is_free_and_the_job_may_be_asked_nothing_stands_in_its_way() => Assert.Null(Of([Free with { BusySlots = 2 }, Free with { Address = "w:2" }]));

    [Fact]
    public void A_job_beyond_the_window_waits_for_those_before_it()
    {
        _job.Active = false;
        Assert.Equal("1 jobs before it are worked on, which is the most at once (akkacluster.jobs.active-window).", Of([Free], [Job("other")]));
    }

    [Fact]
    public void Tasks_that_failed_wait_for_their_next_attempts()
    {
        _job.Hear(new JobProgress { JobId = "job", State = Storage.JobState.Running, TaskCount = 3, Succeeded = 1 }, dry: true, DateTimeOffset.UnixEpoch);
        Assert.Equal("Its tasks wait for their next attempts, or for their pace.", Of([Free]));
    }

    [Fact]
    public void A_paused_job_says_so()
    {
        _job.Paused = true;
        Assert.Equal("It is paused.", Of([]));
    }

    [Fact]
    public void A_store_that_is_away_comes_first() =>
        Assert.Equal("The job store cannot be written: The disk is full.", new WhyItWaits([], [], false, "The disk is full.", default).Of(_job));

    [Fact]
    public void What_runs_waits_for_nothing() => Assert.Null(new WhyItWaits([Free], [], false, "The disk is full.", default).Of(Job("runs", leased: 1)));

    [Fact]
    public void A_job_runs_while_workers_hold_something_of_it_and_a_moment_longer()
    {
        var start = DateTimeOffset.UnixEpoch;
        var moment = TimeSpan.FromSeconds(1);
        var job = new QueuedJob("job", 1, 5, 10, start);
        Assert.False(job.IsRunning(start, moment));
        Hear(2, start.AddSeconds(5));
        Assert.True(job.IsRunning(start.AddSeconds(9), moment));
        Hear(0, start.AddSeconds(9.5));
        Assert.False(job.IsRunning(start.AddSeconds(9.5), moment));
        Hear(1, start.AddSeconds(20));
        Hear(0, start.AddSeconds(20.5));
        Assert.True(job.IsRunning(start.AddSeconds(20.6), moment));

        void Hear(long leased, DateTimeOffset at) => job.Hear(new JobProgress { JobId = "job", State = Storage.JobState.Running, Leased = leased }, dry: false, at);
    }

    private string? Of(IReadOnlyList<WorkerInfo> workers, IReadOnlyCollection<QueuedJob>? active = null) => new WhyItWaits(workers, active ?? [_job], false, null, default).Of(_job);

    private static QueuedJob Job(string id, int priority = 5, long leased = 0)
    {
        var job = new QueuedJob(id, 1, priority, 10) { Kind = "exec", Active = true };
        if (leased > 0)
            job.Hear(new JobProgress { JobId = id, State = Storage.JobState.Running, Leased = leased }, dry: false, DateTimeOffset.UnixEpoch);
        return job;
    }
}
