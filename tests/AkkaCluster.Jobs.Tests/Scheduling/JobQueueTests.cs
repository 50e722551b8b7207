using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Fairness;
using AkkaCluster.Jobs.Scheduling;

namespace AkkaCluster.Jobs.Tests.Scheduling;

public class JobQueueTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Jobs_become_active_by_priority_then_age_within_the_window()
    {
        var queue = Filled(window: 2, ("a", 5), ("b", 5), ("c", 7), ("d", 5));

        Assert.Equal(["c", "a"], Ids(queue.Activate(Now, _ => true)));
        Assert.Empty(queue.Activate(Now, _ => true));
        queue.Remove("a");
        Assert.Equal(["b"], Ids(queue.Activate(Now, _ => true)));
    }

    [Fact]
    public void An_urgent_job_never_waits_for_those_below_it()
    {
        var queue = Filled(window: 1, ("slow", 2));
        queue.Activate(Now, _ => true);
        queue.Add(Job("urgent", 99, 9));

        Assert.Equal(["urgent"], Ids(queue.Activate(Now, _ => true)));
        Assert.Equal(["urgent", "slow"], Ids(queue.Order()));
    }

    [Fact]
    public void Workers_ask_by_priority_then_the_job_that_has_least_and_skip_those_with_nothing_to_give()
    {
        var queue = Filled(window: 10, ("rich", 5), ("poor", 5), ("high", 6), ("dry", 9));
        queue.Activate(Now, _ => true);
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
        queue.Activate(Now, _ => true);

        Assert.Equal(["known"], Ids(queue.Order()));
    }

    [Fact]
    public void A_paused_job_gives_its_place_to_another_and_waits_its_turn_again()
    {
        var queue = Filled(window: 1, ("a", 5), ("b", 5));
        queue.Activate(Now, _ => true);

        queue.SetPaused(queue.Find("a")!, true);
        Assert.Equal(["b"], Ids(queue.Activate(Now, _ => true)));
        queue.SetPaused(queue.Find("a")!, false);
        Assert.Empty(queue.Activate(Now, _ => true));
        queue.Remove("b");
        Assert.Equal(["a"], Ids(queue.Activate(Now, _ => true)));
    }

    [Fact]
    public void A_job_is_in_the_queue_once_and_leaves_it_once()
    {
        var queue = new JobQueue(window: 1, QueueWeights.Equal);
        queue.Add(new QueuedJob("a", 1, 5, 1));
        queue.Add(new QueuedJob("b", 2, 5, 1));

        Assert.NotNull(queue.Remove("a"));
        Assert.Null(queue.Remove("a"));
        Assert.False(queue.Add(new QueuedJob("b", 2, 5, 1)));
    }

    [Fact]
    public void Nothing_is_kept_of_jobs_that_ended()
    {
        var queue = new JobQueue(10, QueueWeights.Equal);
        for (var i = 0; i < 10_000; i++)
        {
            queue.Add(new QueuedJob($"job-{i}", i, i % 10, 1));
            queue.Activate(Now, _ => true);
            queue.Remove($"job-{i}");
        }

        Assert.Equal((0, 0), (queue.Count, queue.ActiveCount));
        Assert.Empty(queue.Activate(Now, _ => true));
    }

    [Fact]
    public void Jobs_that_no_worker_can_serve_take_no_place_and_hold_nobody_up()
    {
        var queue = new JobQueue(window: 2, QueueWeights.Equal);
        for (var number = 1; number <= 3; number++)
            queue.Add(new QueuedJob($"gpu-{number}", number, 5, 1) { Requires = "gpu=1" });
        queue.Add(new QueuedJob("plain", 4, 5, 1));
        Assert.Equal(["plain"], Ids(queue.Activate(Now, _ => false)));
        Assert.Equal(["gpu-1"], Ids(queue.Activate(Now, requires => requires == "gpu=1")));

        queue.Withdraw(_ => false);
        queue.Add(new QueuedJob("later", 5, 5, 1));

        Assert.Equal(["later"], Ids(queue.Activate(Now, _ => false)));
        queue.Remove("plain");
        Assert.Equal(["gpu-1"], Ids(queue.Activate(Now, _ => true)));
    }

    [Fact]
    public void Queues_have_places_by_their_weights_and_one_that_comes_late_is_not_held_up_by_the_jobs_before_it()
    {
        var queue = new JobQueue(window: 14, new QueueWeights(["a=1", "b=2", "c=4"]));
        var number = 0;
        Fill("a", 100);
        queue.Activate(Now, _ => true);
        Fill("b", 100);
        Fill("c", 100);
        // As its jobs end, those of the others take their places.
        foreach (var job in queue.Active.ToList())
        {
            queue.Remove(job.Id, hasEnded: true);
            queue.Activate(Now, _ => true);
        }

        Assert.Equal([("a", 2), ("b", 4), ("c", 8)], queue.Active.CountBy(job => job.Queue).Select(pair => (pair.Key, pair.Value)).Order());

        void Fill(string name, int count)
        {
            for (var i = 0; i < count; i++)
                queue.Add(new QueuedJob($"{name}-{i}", ++number, 5, 1) { Queue = name });
        }
    }

    [Fact]
    public void A_limit_holds_for_the_jobs_that_it_is_about_together_and_for_nobody_else()
    {
        var (queue, book) = (new JobQueue(window: 10, QueueWeights.Equal), new LimitBook(new JobLimits(["tenant=*:3"])));
        Add("a-1", "a", tasks: 2);
        Add("a-2", "a", tasks: 9);
        Add("a-3", "a", tasks: 1);
        Add("b-1", "b", tasks: 5);
        Add("free", null, tasks: 5);

        Assert.Equal(["a-1", "a-2", "b-1", "free"], Ids(queue.Activate(Now, _ => true)));
        Assert.Equal([2, 1, 3, null], new[] { "a-1", "a-2", "b-1", "free" }.Select(id => queue.Find(id)!.Limit?.AtOnce));
        Assert.Equal("The limit tenant=*:3 is reached by tenant=a: 3 of its places are taken.", queue.Find("a-3")!.Limits[0].Blocks(Now));
        queue.Remove("a-2", hasEnded: true);
        Assert.Equal(["a-3"], Ids(queue.Activate(Now, _ => true)));

        void Add(string id, string? tenant, long tasks) =>
            queue.Add(new QueuedJob(id, queue.Count, 5, tasks) { Limits = book.Join("default", "exec", tenant is null ? "{}" : $$"""{"tenant":"{{tenant}}"}""") });
    }

    [Fact]
    public void A_rate_spaces_what_begins_and_lets_many_tasks_begin_in_its_pace()
    {
        var (queue, book) = (new JobQueue(window: 10, QueueWeights.Equal), new LimitBook(new JobLimits(["kind=mail:10/s"])));
        foreach (var (id, tasks) in new[] { ("one", 1L), ("many", 50L), ("next", 1L), ("last", 1L) })
            queue.Add(new QueuedJob(id, queue.Count, 5, tasks) { Limits = book.Join("default", "mail", "{}") });

        Assert.Equal(["one", "many"], Ids(queue.Activate(Now, _ => true)));
        Assert.Equal(new TaskPace(null, TimeSpan.FromMilliseconds(100)), queue.Find("many")!.Limit);
        Assert.Equal(Now.AddSeconds(5), queue.NextAt(Now));
        Assert.Empty(queue.Activate(Now.AddSeconds(4.9), _ => true));
        Assert.Equal(["next"], Ids(queue.Activate(Now.AddSeconds(5), _ => true)));

        // What a job that is cancelled has not begun is free for others.
        queue.Remove("many");
        Assert.Equal(["last"], Ids(queue.Activate(Now.AddSeconds(5), _ => true)));
    }

    private static JobQueue Filled(int window, params (string Id, int Priority)[] jobs)
    {
        var queue = new JobQueue(window, QueueWeights.Equal);
        for (var i = 0; i < jobs.Length; i++)
            queue.Add(Job(jobs[i].Id, i + 1, jobs[i].Priority));
        return queue;
    }

    private static QueuedJob Job(string id, long number, int priority) =>
        new(id, number, priority, 1) { Progress = new JobProgress { JobId = id, State = AkkaCluster.Jobs.Storage.JobState.Running } };

    private static IEnumerable<string> Ids(IEnumerable<QueuedJob> jobs) => jobs.Select(job => job.Id);

    private static void Hear(JobQueue queue, string id, long leased) => queue.Find(id)!.Hear(new JobProgress { JobId = id, State = AkkaCluster.Jobs.Storage.JobState.Running, Leased = leased }, dry: false, default);
}
