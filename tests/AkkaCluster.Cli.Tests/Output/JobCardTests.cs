using AkkaCluster.Cli.Output;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Tests.Output;

public class JobCardTests
{
    private static readonly DateTimeOffset Queued = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_job_that_waits_says_since_when_and_why()
    {
        var rows = Rows(new Job { Id = "j1", Kind = "exec", Name = "nightly", TaskCount = 3, QueuedAt = Queued, Waits = "It is paused.", Paused = true });
        Assert.Equal("j1  nightly", rows["job"]);
        Assert.Equal("queued, paused", rows["state"]);
        Assert.Equal("It is paused.", rows["waits"]);
        Assert.EndsWith(", 90.0 s until now", rows["queued"], StringComparison.Ordinal);
        Assert.False(rows.ContainsKey("started"));
        Assert.Equal("3: 3 open", rows["tasks"]);
    }

    [Fact]
    public void Time_in_the_queue_and_at_work_are_told_apart_and_the_first_errors_are_shown()
    {
        var job = new Job
        {
            Id = "j1", Kind = "exec", State = JobState.Failed, TaskCount = 1_500, Succeeded = 1_400, Failed = 4, Retries = 2, QueuedAt = Queued, StartedAt = Queued.AddSeconds(2), FinishedAt = Queued.AddMinutes(10), Round = 2,
            Error = "4 of 1500 tasks failed; task 7: bad",
        };
        var rows = Rows(job, new Dictionary<string, long> { ["akka.tcp://a@h:1"] = 3, ["akka.tcp://a@h:2"] = 1_000 }, [new JobTask { Index = 7, Attempts = 3, Output = "bad" }]);
        Assert.Equal("exec, round 2", rows["kind"]);
        Assert.EndsWith(", 2.0 s", rows["queued"], StringComparison.Ordinal);
        Assert.EndsWith(", 0.00:09:58", rows["started"], StringComparison.Ordinal);
        Assert.Equal("1,500: 1,400 succeeded, 4 failed, 96 not run", rows["tasks"]);
        Assert.Equal("h:2 1,000, h:1 3", rows["workers"]);
        Assert.Equal("task 7, 3 attempts: bad", rows["failed"]);
        Assert.Contains("akkacluster tasks j1 --failed", rows[""], StringComparison.Ordinal);
        Assert.False(rows.ContainsKey("error"));
    }

    private static Dictionary<string, string> Rows(Job job, IReadOnlyDictionary<string, long>? workers = null, IReadOnlyList<JobTask>? errors = null) =>
        JobCard.Rows(job, workers, errors ?? [], Queued.AddSeconds(90)).ToDictionary(row => row.Name, row => row.Value);
}
