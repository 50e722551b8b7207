using AkkaCluster.Contracts;
using AkkaCluster.Storage;

namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>Runs the tasks of a chunk one after the other. Long or large chunks are reported in parts.</summary>
internal sealed class ChunkRunner(IJobStore store, ExecutionOptions options, InputRoots roots, string worker, TimeProvider time)
{
    /// <summary>Runs the chunk until it is done or <paramref name="stop"/>; what was done until then is reported.</summary>
    public async Task RunAsync(ChunkWork work, Action<ChunkPart> report, CancellationToken stop)
    {
        var run = work.Grant.Run;
        var attempt = $"{worker}-{work.Epoch}-{work.Grant.Id}";
        var context = new ChunkContext(work.JobId, work.Grant, new BoundedOutput(options.MaxOutput), new TaskFiles(options.OutputDirectory, work.JobId, attempt), roots);
        var part = new PartClock(time);
        try
        {
            var handler = work.Handler();
            var inputs = await TaskInputs.ReadAsync(work.Spec.Inputs, run, store, stop).ConfigureAwait(true);
            for (var index = run.First; index < run.End && !stop.IsCancellationRequested; index++)
            {
                work.Watch.Begin(index);
                if (!await RunTaskAsync(handler, inputs[index], context, work, stop).ConfigureAwait(true))
                    break;
                if (context.Bytes >= options.PartBytes || part.Elapsed >= options.PartTime)
                    Report(work, context, part, report);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The inputs are not wanted any more.
        }
        catch (StoreUnavailableException)
        {
            // The inputs cannot be read now: nothing is reported, and the worker gives the chunk back.
        }
        catch (Exception e)
        {
            for (var index = run.First + context.Count; index < run.End; index++)
                context.Fail($"The worker could not begin the task: {e.Message}", permanent: false);
        }

        if (context.Count > 0)
            Report(work, context, part, report);
    }

    private static void Report(ChunkWork work, ChunkContext context, PartClock clock, Action<ChunkPart> report)
    {
        var (started, elapsed) = clock.Restart();
        var part = context.TakePart();
        report(new ChunkPart(work, part.Run, part.Outputs, part.Failures, part.Files, started, elapsed));
    }

    /// <summary>False where the task was stopped and has no outcome.</summary>
    private ValueTask<bool> RunTaskAsync(ITaskHandler handler, TaskInput input, ChunkContext context, ChunkWork work, CancellationToken stop)
    {
        if (work.Spec.TaskTimeLimit is { } limit)
            return RunLimitedAsync(handler, input, context, limit, work.Watch, stop);
        context.BeginTask();
        try
        {
            var task = handler.ExecuteAsync(input, context, stop);
            if (!task.IsCompletedSuccessfully)
                return AwaitAsync(task, context, null, stop);
            task.GetAwaiter().GetResult();
            context.Succeed();
            return ValueTask.FromResult(true);
        }
        catch (Exception e)
        {
            return ValueTask.FromResult(Fail(context, e, null, stop));
        }
    }

    private async ValueTask<bool> RunLimitedAsync(ITaskHandler handler, TaskInput input, ChunkContext context, TimeSpan limit, TaskWatch watch, CancellationToken stop)
    {
        using var limited = new CancellationTokenSource(limit, time);
        using var late = limited.Token.UnsafeRegister(static watch => ((TaskWatch)watch!).AskToEnd(), watch);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limited.Token, stop);
        context.BeginTask();
        try
        {
            return await AwaitAsync(handler.ExecuteAsync(input, context, both.Token), context, limit, stop).ConfigureAwait(true);
        }
        catch (Exception e)
        {
            return Fail(context, e, limit, stop);
        }
        finally
        {
            watch.End();
        }
    }

    private static async ValueTask<bool> AwaitAsync(ValueTask task, ChunkContext context, TimeSpan? limit, CancellationToken stop)
    {
        try
        {
            await task.ConfigureAwait(true);
            context.Succeed();
            return true;
        }
        catch (Exception e)
        {
            return Fail(context, e, limit, stop);
        }
    }

    private static bool Fail(ChunkContext context, Exception e, TimeSpan? limit, CancellationToken stop)
    {
        if (e is OperationCanceledException && stop.IsCancellationRequested)
            return false;
        var error = e switch
        {
            OperationCanceledException when limit is not null => $"The task took longer than its limit of {limit.Value.TotalSeconds:0.###} s.",
            TaskFailedException => e.Message,
            _ => $"{e.GetType().Name}: {e.Message}",
        };
        context.Fail(error, e is TaskFailedException { Permanent: true });
        return true;
    }
}
