using System.Diagnostics;

namespace Akka.TestKit;

/// <content>Conditions and assertions that come true in time.</content>
public abstract partial class TestKitBase
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Repeats the assertion until it passes; throws what it threw last where it never does.</summary>
    public void AwaitAssert(Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        Sync(AwaitAssertCoreAsync(true, () => Completed(assertion), duration, interval, cancellationToken));

    /// <summary>Repeats the assertion until it passes; throws what it threw last where it never does.</summary>
    public Task AwaitAssertAsync(Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        AwaitAssertCoreAsync(false, () => Completed(assertion), duration, interval, cancellationToken).AsTask();

    /// <summary>Repeats the assertion until it passes; throws what it threw last where it never does.</summary>
    public Task AwaitAssertAsync(Func<Task> assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        AwaitAssertCoreAsync(false, assertion, duration, interval, cancellationToken).AsTask();

    /// <summary>Waits until the condition holds, and fails where it does not.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, null, null, null, cancellationToken);

    /// <summary>Waits until the condition holds, and fails where it does not.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, max, null, null, cancellationToken);

    /// <summary>Waits until the condition holds, and fails with the message where it does not.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan? max, string? message, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, max, null, message, cancellationToken);

    /// <summary>Waits until the condition holds, and fails with the message where it does not.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan? max, TimeSpan? interval, string? message = null, CancellationToken cancellationToken = default) =>
        Demand(Sync(PollAsync(true, () => Task.FromResult(conditionIsFulfilled()), RemainingOrDilated(max), interval, cancellationToken)), max, message);

    /// <summary>Waits until the condition holds, and fails where it does not.</summary>
    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(() => Task.FromResult(conditionIsFulfilled()), null, null, null, cancellationToken);

    /// <summary>Waits until the condition holds, and fails with the message where it does not.</summary>
    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, TimeSpan? max, string? message, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(() => Task.FromResult(conditionIsFulfilled()), max, null, message, cancellationToken);

    /// <summary>Waits until the condition holds, and fails with the message where it does not.</summary>
    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, TimeSpan? max, TimeSpan? interval, string? message = null, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(() => Task.FromResult(conditionIsFulfilled()), max, interval, message, cancellationToken);

    /// <summary>Waits until the condition holds, and fails where it does not.</summary>
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, null, null, null, cancellationToken);

    /// <summary>Waits until the condition holds, and fails where it does not.</summary>
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, max, null, null, cancellationToken);

    /// <summary>Waits until the condition holds, and fails with the message where it does not.</summary>
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, string? message, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, max, null, message, cancellationToken);

    /// <summary>Waits until the condition holds, and fails with the message where it does not.</summary>
    public async Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, TimeSpan? interval, string? message = null,
        CancellationToken cancellationToken = default) =>
        Demand(await PollAsync(false, conditionIsFulfilled, RemainingOrDilated(max), interval, cancellationToken).ConfigureAwait(false), max, message);

    /// <summary>Waits until the condition holds; false where it does not.</summary>
    public bool AwaitConditionNoThrow(Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        Sync(PollAsync(true, () => Task.FromResult(conditionIsFulfilled()), max, interval, cancellationToken));

    /// <summary>Waits until the condition holds; false where it does not.</summary>
    public Task<bool> AwaitConditionNoThrowAsync(Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        AwaitConditionNoThrowAsync(() => Task.FromResult(conditionIsFulfilled()), max, interval, cancellationToken);

    /// <summary>Waits until the condition holds; false where it does not.</summary>
    public Task<bool> AwaitConditionNoThrowAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        PollAsync(false, conditionIsFulfilled, max, interval, cancellationToken).AsTask();

    private static Task Completed(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private static async ValueTask<bool> PollAsync(bool blocking, Func<Task<bool>> condition, TimeSpan max, TimeSpan? interval, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (await condition().ConfigureAwait(false)) return true;
            var left = max - Stopwatch.GetElapsedTime(start);
            if (left <= TimeSpan.Zero) return false;
            var pause = interval ?? DefaultInterval;
            if (pause > left) pause = left;
            if (blocking) cancellation.WaitHandle.WaitOne(pause);
            else await Task.Delay(pause, cancellation).ConfigureAwait(false);
        }
    }

    private async ValueTask<Done> AwaitAssertCoreAsync(bool blocking, Func<Task> assertion, TimeSpan? duration, TimeSpan? interval, CancellationToken cancellation)
    {
        System.Runtime.ExceptionServices.ExceptionDispatchInfo? last = null;
        var passed = await PollAsync(
            blocking,
            async () =>
            {
                try
                {
                    await assertion().ConfigureAwait(false);
                    return true;
                }
                catch (Exception e) when (!cancellation.IsCancellationRequested)
                {
                    last = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e);
                    return false;
                }
            },
            RemainingOrDilated(duration), interval, cancellation).ConfigureAwait(false);
        if (!passed) last!.Throw();
        return Done.Instance;
    }

    private void Demand(bool fulfilled, TimeSpan? max, string? message)
    {
        if (!fulfilled) Fail($"The condition did not come true within {(max is { } given ? Dilated(given) : "the time left")}. {message}");
    }
}
