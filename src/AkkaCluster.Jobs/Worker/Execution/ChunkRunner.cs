using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>Runs the tasks of a chunk one after the other. Long or large chunks are reported in parts.</summary>
internal sealed class ChunkRunner(IRecordStore store, ExecutionOptions options, InputRoots roots, string worker, TimeProvider time, IServiceProvider? services = null)
{
    private static readonly TimeSpan StorePause = TimeSpan.FromSeconds(1);

    /// <summary>Runs the chunk until it is done or <paramref name="stop"/>. Parts are reported on the way; the last one, or what was done until it was stopped, is returned.</summary>
    public async Task<ChunkPart?> RunAsync(ChunkWork work, Action<ChunkPart> report, CancellationToken stop)
    {
        var run = work.Grant.Run;
        var attempt = $"{worker}-{work.Epoch}-{work.Grant.Id}";
        var context = new ChunkContext(work, new BoundedOutput(options.MaxOutput), new TaskFiles(options.OutputDirectory, work.JobId, attempt), new TravellingFiles(work, store, options, time), roots, services, options.MaxLog, time);
        var part = new PartClock(time);
        try
        {
            var handler = work.Handler();
            var inputs = await TaskInputs.ReadAsync(work.Spec.Inputs, run, store, stop).ConfigureAwait(true);
            for (var index = run.First; index < run.End && !stop.IsCancellationRequested; index++)
            {
                work.Watch.Begin(index);
                var hasOutcome = await RunTaskAsync(handler, inputs[index], context, work, stop).ConfigureAwait(true);
                if (context.HasScope)
                    await context.EndScopeAsync().ConfigureAwait(true);
                if (!hasOutcome)
                    break;
                if (context.LastOutput.Length > options.StoreFrom && !await StoreAsync(work, context, $"{attempt}-{index}", stop).ConfigureAwait(true))
                    break;
                if (context.Bytes >= options.PartBytes || part.Elapsed >= options.PartTime)
                    report(Take(context, part));
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
            while (context.Remaining > 0)
            {
                context.Fail($"The worker could not begin the task: {TextOf(e, static e => e.Message)}", permanent: false, TextOf(e, static e => e.ToString()));
                if (context.Bytes >= options.PartBytes)
                    report(Take(context, part));
            }
        }

        return context.Count > 0 ? Take(context, part) : null;
    }

    private static ChunkPart Take(ChunkContext context, PartClock clock)
    {
        var (started, elapsed) = clock.Restart();
        var part = context.TakePart();
        return new ChunkPart(part.Run, part.Outputs, part.Failures, part.Files, part.Stored, started, elapsed) { Returned = part.Returned };
    }

    /// <summary>Stores the output of the task that succeeded last, however long the store is away: running the task again would cost more. False where it was stopped before.</summary>
    private async ValueTask<bool> StoreAsync(ChunkWork work, ChunkContext context, string token, CancellationToken stop)
    {
        try
        {
            var output = context.LastOutput;
            for (var (part, at) = (0, 0); at < output.Length; part++, at += options.StoreFrom)
                await StorePartAsync(work.JobId, token, part, output.Slice(at, Math.Min(options.StoreFrom, output.Length - at)), stop).ConfigureAwait(true);
            context.MoveLast(token);
            return true;
        }
        catch (OperationCanceledException)
        {
            context.ForgetLast();
            return false;
        }
        catch (Exception e)
        {
            context.ForgetLast();
            context.Fail($"The job store refused the task's output: {e.Message}", permanent: true);
            return true;
        }
    }

    private async ValueTask StorePartAsync(string job, string token, int part, ReadOnlyMemory<byte> data, CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                await store.AppendOutputAsync(job, token, part, data).ConfigureAwait(true);
                return;
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(StorePause, time, stop).ConfigureAwait(true);
            }
        }
    }

    /// <summary>False where the task was stopped and has no outcome.</summary>
    private ValueTask<bool> RunTaskAsync(JobHandler handler, TaskInput input, ChunkContext context, ChunkWork work, CancellationToken stop)
    {
        if (work.Spec.TaskTimeLimit is not null || handler.HeartbeatLimit is not null)
            return RunLimitedAsync(handler, input, context, work, stop);
        context.BeginTask();
        try
        {
            var task = handler.Handler.ExecuteAsync(input, context, stop);
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

    private async ValueTask<bool> RunLimitedAsync(JobHandler handler, TaskInput input, ChunkContext context, ChunkWork work, CancellationToken stop)
    {
        var (limit, silence) = (work.Spec.TaskTimeLimit ?? Timeout.InfiniteTimeSpan, handler.HeartbeatLimit ?? Timeout.InfiniteTimeSpan);
        using var limited = new CancellationTokenSource(limit, time);
        using var silent = new CancellationTokenSource(silence, time);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(limited.Token, silent.Token);
        using var asked = late.Token.UnsafeRegister(static watch => ((TaskWatch)watch!).AskToEnd(), work.Watch);
        using var all = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        if (handler.HeartbeatLimit is not null)
            context.ListenTo(silent, silence);
        context.BeginTask();
        try
        {
            return await AwaitAsync(handler.Handler.ExecuteAsync(input, context, all.Token), context, Late, stop).ConfigureAwait(true);
        }
        catch (Exception e)
        {
            return Fail(context, e, Late, stop);
        }
        finally
        {
            context.ListenNoMore();
            work.Watch.End();
        }

        string? Late() => limited.IsCancellationRequested ? $"The task took longer than its limit of {limit.TotalSeconds:0.###} s."
            : silent.IsCancellationRequested ? $"The task said nothing for {silence.TotalSeconds:0.###} s, which is the most that its kind allows."
            : null;
    }

    private static async ValueTask<bool> AwaitAsync(ValueTask task, ChunkContext context, Func<string?>? late, CancellationToken stop)
    {
        try
        {
            await task.ConfigureAwait(true);
            context.Succeed();
            return true;
        }
        catch (Exception e)
        {
            return Fail(context, e, late, stop);
        }
    }

    /// <summary>Exceptions are code of others too: theirs may have no text, or fail themselves.</summary>
    private static string TextOf(Exception e, Func<Exception, string?> text)
    {
        try
        {
            return text(e) ?? "";
        }
        catch (Exception)
        {
            return $"(the text of {e.GetType()} cannot be had)";
        }
    }

    private static bool Fail(ChunkContext context, Exception e, Func<string?>? late, CancellationToken stop)
    {
        if (e is OperationCanceledException && stop.IsCancellationRequested)
            return false;
        var reason = e is OperationCanceledException ? late?.Invoke() : e is TaskFailedException ? e.Message : null;
        var error = reason ?? $"{e.GetType().Name}: {TextOf(e, static e => e.Message)}";
        context.Fail(error, e is TaskFailedException { Permanent: true }, reason is not null ? null : TextOf(e, static e => e.ToString()));
        return true;
    }
}
