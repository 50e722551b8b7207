namespace AkkaCluster.Contracts.Testing;

/// <summary>Runs tasks, and tries again those that fail.</summary>
internal sealed class TaskRunner(ITaskHandler handler, TimeSpan? heartbeatLimit, KindRunOptions options)
{
    public async Task<TaskRun> RunAsync(TaskInput input, CancellationToken cancellation)
    {
        var errors = new List<string>();
        for (var attempt = 1; ; attempt++)
        {
            using var silent = new CancellationTokenSource(heartbeatLimit ?? Timeout.InfiniteTimeSpan, options.Time);
            using var context = new TestContext(attempt, options, heartbeatLimit is { } limit ? () => silent.CancelAfter(limit) : static () => { });
            if (await TryAsync(input, context, silent.Token, cancellation).ConfigureAwait(false) is not { } failure)
                return new TaskRun(input, errors, context, context);
            errors.Add(failure.Error);
            if (failure.IsPermanent || attempt >= options.MaxAttempts)
                return new TaskRun(input, errors, null, context);
        }
    }

    private async Task<(string Error, bool IsPermanent)?> TryAsync(TaskInput input, TestContext context, CancellationToken silent, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silent, cancellation);
        try
        {
            await handler.ExecuteAsync(input, context, either.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (silent.IsCancellationRequested)
        {
            return ($"The task said nothing for {heartbeatLimit!.Value.TotalSeconds:0.###} s, which is the most that its kind allows.", false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return (failure is TaskFailedException ? failure.Message : $"{failure.GetType().Name}: {failure.Message}", failure is TaskFailedException { Permanent: true });
        }
    }
}
