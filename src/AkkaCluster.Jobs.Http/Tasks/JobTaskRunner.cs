using AkkaCluster.Http;
using AkkaCluster.Http.Tasks;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Http.Submission;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Http.Tasks;

/// <summary>Runs a single task as a job of one task, waited for.</summary>
internal sealed class JobTaskRunner(IJobService jobs, GatewayOptions options)
{
    public async Task<SingleTaskResult> RunAsync(SingleTask task, CancellationToken token)
    {
        var submission = new JobSubmission
        {
            Kind = task.Kind,
            Parameters = task.Parameters,
            Inputs = new InputSource.Lines([task.Input]),
            IdempotencyKey = task.Key,
        };
        var submitted = await jobs.SubmitAsync(submission, options.MaxWait, token).ConfigureAwait(false);
        return submitted.Finished switch
        {
            null => throw new TimeoutException($"The task is not done after {options.MaxWait}; it goes on as job '{submitted.Id}'. {await SubmitEndpoints.WhyAsync(jobs, submitted.Id, token).ConfigureAwait(false)}".TrimEnd()),
            { State: JobState.Succeeded } => submitted.Tasks is [var known] ? Result(known, submitted.Id) : await ReadAsync(submitted.Id, token).ConfigureAwait(false),
            var ended => throw new TaskRunException($"The task {Answers.Name(ended.State)}: {ended.Error}"),
        };
    }

    private async Task<SingleTaskResult> ReadAsync(string id, CancellationToken token)
    {
        await foreach (var recorded in jobs.ReadTasksAsync(id, 0, null, token).ConfigureAwait(false))
            return Result(recorded, id);
        throw new InvalidOperationException($"Job '{id}' has succeeded, but none of its tasks is recorded.");
    }

    private static SingleTaskResult Result(TaskView task, string id) => new(task.Output, task.Worker, task.Attempts, id);
}
