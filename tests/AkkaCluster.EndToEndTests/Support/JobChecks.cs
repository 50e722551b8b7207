using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.EndToEndTests.Support;

/// <summary>Holds a finished job against what is known of it.</summary>
internal static class JobChecks
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Waits for the end, and checks the answer and that every task is recorded exactly once.</summary>
    public static async Task<Job> AssertAnswersAsync(ClusterClient client, string id, string? expected)
    {
        var job = await client.WaitAsync(id, Patience);
        Assert.True(job.State == JobState.Succeeded, $"Job {id} ({job.Kind}) is {job.State} with {job.Succeeded} of {job.TaskCount} tasks after {Patience}: {job.Error}");
        if (expected is not null)
            Assert.Equal(expected, (await client.GetResultAsync(id)).Text.TrimEnd());
        await AssertRecordedOnceAsync(client, job);
        return job;
    }

    /// <summary>Every task has one result, in order.</summary>
    public static async Task AssertRecordedOnceAsync(ClusterClient client, Job job)
    {
        var next = 0L;
        await foreach (var task in client.GetTasksAsync(job.Id))
        {
            Assert.True(task.Index == next, $"Job {job.Id}: task {next} was expected, task {task.Index} is recorded there.");
            Assert.False(task.Failed, $"Job {job.Id}: task {task.Index} failed: {task.Output}");
            next++;
        }
        Assert.Equal(job.TaskCount, next);
        Assert.Equal((job.TaskCount, 0L), (job.Succeeded, job.Failed));
    }
}
