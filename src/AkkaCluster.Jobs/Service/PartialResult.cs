using System.Buffers;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs;

/// <summary>What a reducer makes of a part of the tasks: to it, those that have no outcome yet have failed.</summary>
internal static class PartialResult
{
    public static async Task<JobResult> MakeAsync(IReducer reducer, IAsyncEnumerable<TaskView> tasks)
    {
        long next = 0;
        await foreach (var task in tasks.ConfigureAwait(false))
        {
            for (; next < task.Index; next++)
                reducer.Add(new TaskOutcome(next, default, failed: true));
            reducer.Add(new TaskOutcome(next++, task.Output.Span, task.Failed));
        }

        var result = new ArrayBufferWriter<byte>();
        reducer.Complete(result);
        return new JobResult(reducer.ContentType, result.WrittenMemory);
    }
}
