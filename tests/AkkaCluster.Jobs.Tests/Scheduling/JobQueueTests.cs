using AkkaCluster.Jobs.Scheduling;

namespace AkkaCluster.Jobs.Tests.Scheduling;

public class JobQueueTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Jobs_become_active_by_priority_then_age_within_the_window()
    {
        var queue = Filled(window: 2, ("a", 5), ("b", 5), ("c", 7), ("d", 5));

        Assert.Equal(["c", "a"], Ids(queue.Activate(Now)));
        Assert.Empty(queue.Activate(Now));
        queue.Remove("a");
        Assert.Equal(["b"], Ids(queue.Activate(Now)));
    }

    [Fact]
    public void An_urgent_job_never_waits_for_those_below_it()
    {
        var queue = Filled(window: 1, ("slow", 2));
        queue.Activate(Now);
        queue.Add(Job("urgent", 99, 9));

        Assert.Equal(["urgent"], Ids(queue.Activate(Now)));
        Assert.Equal(["urgent", "slow"], Ids(queue.Order()));
    }

    [Fact]
    public void Workers_ask_by_priority_then_the_job_that_has_least_and_skip_those_with_nothing_to_give()
    {
        var queue = Filled(window: 10, ("rich", 5), ("poor", 5), ("high", 6), ("dry", 9));
        queue.Activate(Now);
        Hear(queue, "rich", 100);
        Hear(queue, "poor", 3);
        Hear(queue, "high", 1000);
        queue.Find("dry")!.Dry = true;

        Assert.Equal(["high", "poor", "rich"], Ids(queue.Order()));
    }

    [Fact]
    public void A_job_whose_actor_has_not_spoken_is_not_asked()
    {
        var queue = Filled(window: 10, ("known", 5));
        queue.Add(new QueuedJob("unknown", 2, 5, 1));
        queue.Activate(Now);

        Assert.Equal(["known"], Ids(queue.Order()));
    }

    [Fact]
    public void A_paused_job_gives_its_place_to_another_and_waits_its_turn_again()
    {
        var queue = Filled(window: 1, ("a", 5), ("b", 5));
        queue.Activate(Now);

        queue.SetPaused(queue.Find("a")!, true);
        Assert.Equal(["b"], Ids(queue.Activate(Now)));
        queue.SetPaused(queue.Find("a")!, false);
        Assert.Empty(queue.Activate(Now));
        queue.Remove("b");
        Assert.Equal(["a"], Ids(queue.Activate(Now)));
    }

    [Fact]
    public void A_job_is_in_the_queue_once_and_leaves_it_once()
    {
        var queue = new JobQueue(window: 1);
        queue.Add(new QueuedJob("a", 1, 5, 1));
        queue.Add(new QueuedJob("b", 2, 5, 1));

        Assert.NotNull(queue.Remove("a"));
        Assert.Null(queue.Remove("a"));
        Assert.False(queue.Add(new QueuedJob("b", 2, 5, 1)));
    }

    [Fact]
    public void Nothing_is_kept_of_jobs_that_ended()
    {
        var queue = new JobQueue(10);
        for (var i = 0; i < 10_000; i++)
        {
            queue.Add(new QueuedJob($"job-{i}", i, i % 10, 1));
            queue.Activate(Now);
            queue.Remove($"job-{i}");
        }

        Assert.Equal((0, 0), (queue.Count, queue.ActiveCount));
        Assert.Empty(queue.Activate(Now));
    }

    private static JobQueue Filled(int window, params (string Id, int Priority)[] jobs)
    {
        var queue = new JobQueue(window);
        for (var i = 0; i < jobs.Length; i++)
            queue.Add(Job(jobs[i].Id, i + 1, jobs[i].Priority));
        return queue;
    }

    private static QueuedJob Job(string id, long number, int priority) =>
        new(id, number, priority, 1) { Progress = new JobProgress { JobId = id, State = AkkaCluster.Jobs.Storage.JobState.Running } };

    private static IEnumerable<string> Ids(IEnumerable<QueuedJob> jobs) => jobs.Select(job => job.Id);

    private static void Hear(JobQueue queue, string id, long leased) => queue.Find(id)!.Hear(new JobProgress { JobId = id, State = AkkaCluster.Jobs.Storage.JobState.Running, Leased = leased }, dry: false, default);
}
