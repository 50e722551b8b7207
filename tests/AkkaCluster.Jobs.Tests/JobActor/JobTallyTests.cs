using AkkaCluster.Jobs.JobActor;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Tests.JobActor;

public class JobTallyTests
{
    private readonly JobTally _tally = new(new JobRecord { Number = 1, Id = "j", Spec = new JobSpec { Kind = "echo", Inputs = new JobInputs.Range(0, 10, 1) } });

    [Fact]
    public void A_job_whose_first_task_was_handed_out_runs_though_nothing_is_recorded()
    {
        Assert.Equal(JobState.Queued, _tally.Progress().State);

        _tally.Begin(DateTimeOffset.UnixEpoch);

        Assert.Equal(JobState.Running, _tally.Progress().State);
    }

    [Fact]
    public void A_chunk_counts_its_tasks_its_failures_and_its_retries()
    {
        _tally.Count(Chunk(new TaskRun(0, 3), new TaskAttempt(1, 3, "w", "bad", Final: true), new TaskAttempt(5, 1, "w", "once more", Final: false)));

        var progress = _tally.Progress();
        Assert.Equal((2L, 1L, 1L, 3L), (progress.Succeeded, progress.Failed, progress.Retries, progress.Workers["w:1"]));
    }

    [Fact]
    public void A_job_with_failed_tasks_fails_and_names_the_last_of_them()
    {
        Assert.Equal((JobState.Succeeded, null), _tally.Outcome(0));

        _tally.Note([new TaskAttempt(1, 3, "w", "bad", Final: true), new TaskAttempt(5, 1, "w", "once more", Final: false)]);

        Assert.Equal((JobState.Failed, "1 of 10 tasks failed; task 1: bad"), _tally.Outcome(1));
    }

    private static ChunkRecord Chunk(TaskRun run, params TaskAttempt[] failures) => new()
    {
        Job = 1,
        Epoch = 1,
        Chunk = run,
        Outputs = PackedOutputs.Empty,
        Runs = [run],
        Failures = failures,
        Worker = "w:1",
        StartedAt = DateTimeOffset.UnixEpoch,
        Elapsed = TimeSpan.Zero,
    };
}
