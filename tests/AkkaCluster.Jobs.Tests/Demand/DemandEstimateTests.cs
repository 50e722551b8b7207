using AkkaCluster.Jobs.Demand;
using AkkaCluster.Jobs.Fairness;
using AkkaCluster.Jobs.Scheduling;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Tests.Demand;

public class DemandEstimateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly WorkerInfo Worker = new() { Address = "w:1", Slots = 4, Kinds = ["exec", "render"] };

    private readonly RunTimes _times = new();

    [Fact]
    public void Nothing_is_asked_for_where_nothing_is_to_be_done()
    {
        Assert.Equal((0, 4, 0L), Of([]) is { } none ? (none.Slots, none.AvailableSlots, none.OpenTasks) : default);
        Assert.Equal(0, Of([Heard(Job("done", 10), succeeded: 9, failed: 1, seconds: 5)]).Slots);
    }

    [Theory]
    [InlineData(100, 6, 10)]
    [InlineData(100, 0.6, 1)]
    [InlineData(101, 6, 11)]
    [InlineData(100, 0.001, 1)]
    public void The_slots_have_the_time_that_all_tasks_take(int tasks, double seconds, int slots)
    {
        _times.Learn("exec", 1, TimeSpan.FromSeconds(seconds));
        Assert.Equal(slots, Of([Job("j", tasks)]).Slots);
    }

    [Fact]
    public void Jobs_share_slots_that_none_of_them_fills()
    {
        _times.Learn("exec", 1, TimeSpan.FromSeconds(1));
        Assert.Equal(2, Of([.. Enumerable.Range(0, 100).Select(i => Job($"j{i}", 1))]).Slots);
    }

    [Fact]
    public void However_little_is_to_be_done_wants_a_slot()
    {
        _times.Learn("exec", 1, TimeSpan.Zero);
        Assert.Equal(1, Of([Job("j", 1)]).Slots);
    }

    [Fact]
    public void A_task_fills_no_more_than_one_slot()
    {
        _times.Learn("exec", 1, TimeSpan.FromHours(1));
        Assert.Equal(3, Of([Job("j", 3)]).Slots);
        Assert.Equal(int.MaxValue, Of([Job("j", 100_000_000), Job("k", long.MaxValue / 4)]).Slots);
    }

    [Fact]
    public void A_job_that_was_measured_itself_counts_by_that_and_without_what_is_done()
    {
        _times.Learn("exec", 1, TimeSpan.FromHours(1));
        Assert.Equal(4, Of([Heard(Job("j", 100), succeeded: 50, failed: 10, seconds: 6)]).Slots);
    }

    [Fact]
    public void Of_a_kind_of_which_nothing_is_known_one_slot_is_asked_for_and_it_is_said()
    {
        var demand = Of([Job("a", 1000), Job("b", 2000), Job("c", 500, kind: "render")]);
        Assert.Equal((2, 3500L, 3500L), (demand.Slots, demand.OpenTasks, demand.UnmeasuredTasks));
        Assert.Equal([new KindDemand("exec", 3000, null, 1), new KindDemand("render", 500, null, 1)], demand.Kinds);
    }

    [Fact]
    public void A_first_task_takes_as_long_as_it_has_run_at_least_and_so_do_those_that_wait()
    {
        var demand = Of([Job("a", 10), Job("b", 10)], workers: [Running("a", TimeSpan.FromSeconds(30))]);
        Assert.Equal((10, 0L, TimeSpan.FromSeconds(30)), (demand.Slots, demand.UnmeasuredTasks, demand.Kinds[0].TaskTime));
    }

    [Fact]
    public void A_first_task_that_runs_longer_than_is_usual_says_nothing_of_other_jobs()
    {
        _times.Learn("exec", 1, TimeSpan.FromSeconds(6));
        Assert.Equal(5 + 1, Of([Job("a", 10), Job("b", 10)], workers: [Running("a", TimeSpan.FromSeconds(30))]).Slots);
    }

    [Fact]
    public void What_no_further_slot_would_help_is_counted_apart()
    {
        _times.Learn("exec", 1, Minute);
        var demand = Of([new QueuedJob("paused", 1, 5, 10) { Kind = "exec", Paused = true }, Job("unserved", 20, requires: "gpu=1"), Job("unknown", 30, kind: "nobody's"), Job("open", 2)]);
        Assert.Equal((2, 2L, 60L), (demand.Slots, demand.OpenTasks, demand.HeldTasks));
    }

    [Fact]
    public void Where_there_are_no_workers_anything_may_be_served()
    {
        var demand = Of([Job("j", 20, requires: "gpu=1")], workers: []);
        Assert.Equal((1, 20L, 0L, 0), (demand.Slots, demand.OpenTasks, demand.HeldTasks, demand.AvailableSlots));
    }

    [Fact]
    public void A_job_asks_for_no_more_than_its_limits_let_run()
    {
        _times.Learn("exec", 1, Minute);
        var atOnce = new LimitGroup(JobLimit.Parse("kind=exec:3")!, "exec");
        var active = Limited("a", atOnce);
        active.Begin(Now);
        var demand = Of([active, Limited("b", atOnce)]);
        Assert.Equal((3, 10L), (demand.Slots, demand.HeldTasks));
        // One a minute begins, and runs for one.
        Assert.Equal(2, Of([Limited("c", new LimitGroup(JobLimit.Parse("kind=exec:1/m")!, "exec"))]).Slots);
    }

    [Fact]
    public void Workers_that_leave_or_stand_by_have_no_slots()
    {
        Assert.Equal(4, Of([], workers: [Worker, Worker with { Draining = true }, Worker with { Standby = true }]).AvailableSlots);
        Assert.Equal(4, new DemandEstimate([Worker with { Standby = true }], true, _times, Now).Of([], Minute).AvailableSlots);
    }

    private ClusterDemand Of(IReadOnlyList<QueuedJob> jobs, IReadOnlyList<WorkerInfo>? workers = null) => new DemandEstimate(workers ?? [Worker], false, _times, Now).Of(jobs, Minute);

    private static QueuedJob Job(string id, long tasks, string kind = "exec", string? requires = null) => new(id, 1, 5, tasks) { Kind = kind, Requires = requires };

    private static QueuedJob Limited(string id, LimitGroup limit) => new(id, 1, 5, 10) { Kind = "exec", Limits = [limit] };

    private static QueuedJob Heard(QueuedJob job, long succeeded, long failed, double seconds)
    {
        job.Hear(new JobProgress { JobId = job.Id, State = JobState.Running, Succeeded = succeeded, Failed = failed, TaskTime = TimeSpan.FromSeconds(seconds) }, dry: false, Now);
        return job;
    }

    private static WorkerInfo Running(string job, TimeSpan since) => Worker with { Running = [new RunningChunk(1, job, "exec", 0, 1, Now - since)] };
}
