using System.Diagnostics;

namespace Akka.TestKit;

/// <content>Durations, and Within.</content>
public abstract partial class TestKitBase
{
    /// <summary>A clock that only goes forward.</summary>
    public static TimeSpan Now => TimeSpan.FromSeconds(Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency);

    /// <summary>What is left of the innermost Within; an error outside of any.</summary>
    public TimeSpan Remaining => _end is { } end ? end - Now : throw new InvalidOperationException("Remaining is known inside of Within only.");

    /// <summary>What is left of the innermost Within, or else the default of a single expectation, dilated.</summary>
    public TimeSpan RemainingOrDefault => RemainingOr(Dilated(TestKitSettings.SingleExpectDefault));

    /// <summary>A duration times akka.test.timefactor.</summary>
    public TimeSpan Dilated(TimeSpan duration) => duration < TimeSpan.Zero ? duration : duration * TestKitSettings.TestTimeFactor;

    /// <summary>The duration dilated, or where none is given <see cref="RemainingOrDefault"/>.</summary>
    public TimeSpan RemainingOrDilated(TimeSpan? duration)
    {
        if (duration is not { } given) return RemainingOrDefault;
        if (given < TimeSpan.Zero) throw new ArgumentException($"The duration is {given}; expected a finite one that is not below zero.", nameof(duration));
        return Dilated(given);
    }

    /// <summary>The duration dilated, or where none is given <see cref="RemainingOrDefault"/>.</summary>
    public TimeSpan GetTimeoutOrDefault(TimeSpan? timeout) => RemainingOrDilated(timeout);

    /// <summary>Runs the code, which must end within the duration; expectations in it wait for what is left of it.</summary>
    public void Within(TimeSpan max, Action action, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, action, null, epsilonValue, cancellationToken);

    /// <summary>Runs the code, which must take at least the first and at most the second duration.</summary>
    public void Within(TimeSpan min, TimeSpan max, Action action, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(
            min, max,
            () =>
            {
                action();
                return Done.Instance;
            },
            hint, epsilonValue, cancellationToken);

    /// <summary>Runs the code, which must end within the duration; expectations in it wait for what is left of it.</summary>
    public T Within<T>(TimeSpan max, Func<T> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, function, null, epsilonValue, cancellationToken);

    /// <summary>Runs the code, which must take at least the first and at most the second duration.</summary>
    public T Within<T>(TimeSpan min, TimeSpan max, Func<T> function, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Sync(WithinCoreAsync(min, max, () => Task.FromResult(function()), hint, epsilonValue, cancellationToken));

    /// <summary>Runs the code, which must end within the duration; expectations in it wait for what is left of it.</summary>
    public Task WithinAsync(TimeSpan max, Func<Task> actionAsync, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, actionAsync, null, epsilonValue, cancellationToken);

    /// <summary>Runs the code, which must take at least the first and at most the second duration.</summary>
    public Task WithinAsync(TimeSpan min, TimeSpan max, Func<Task> actionAsync, string? hint = null, TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        WithinAsync(
            min, max,
            async () =>
            {
                await actionAsync().ConfigureAwait(false);
                return Done.Instance;
            },
            hint, epsilonValue, cancellationToken);

    /// <summary>Runs the code, which must end within the duration; expectations in it wait for what is left of it.</summary>
    public Task<T> WithinAsync<T>(TimeSpan max, Func<Task<T>> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, function, null, epsilonValue, cancellationToken);

    /// <summary>Runs the code, which must take at least the first and at most the second duration.</summary>
    public Task<T> WithinAsync<T>(TimeSpan min, TimeSpan max, Func<Task<T>> function, string? hint = null, TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        WithinCoreAsync(min, max, function, hint, epsilonValue, cancellationToken).AsTask();

    /// <summary>What is left of the innermost Within, or else the given duration.</summary>
    protected TimeSpan RemainingOr(TimeSpan duration) => _end is { } end ? TimeSpan.FromTicks(Math.Max(0, (end - Now).Ticks)) : duration;

    private async ValueTask<T> WithinCoreAsync<T>(TimeSpan min, TimeSpan max, Func<Task<T>> code, string? hint, TimeSpan? epsilon, CancellationToken cancellation)
    {
        if (min < TimeSpan.Zero) throw new ArgumentException($"The least duration is {min}; expected none below zero.", nameof(min));
        if (max < TimeSpan.Zero) throw new ArgumentException($"The most duration is {max}; expected a finite one that is not below zero.", nameof(max));
        cancellation.ThrowIfCancellationRequested();
        var start = Now;
        var outer = _end;
        var left = outer is { } end ? end - start : TimeSpan.MaxValue;
        var most = Dilated(max) < left ? Dilated(max) : left;
        if (left < min) Fail($"The code must take at least {min}, and only {left} is left. {hint}");
        _end = start + most;
        _lastWasNoMessage = false;
        T result;
        try
        {
            var running = code();
            // Code that hangs is given up a little after its time, so that its own expectations can tell what they waited for.
            result = running.IsCompleted ? await running.ConfigureAwait(false)
                : await running.WaitAsync(most + Grace + (epsilon ?? TimeSpan.Zero), cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException) when (Now - start >= most + Grace)
        {
            Fail($"The code had not ended {Grace} after the {most} that it was given. {hint}");
            throw;
        }
        finally
        {
            _end = outer;
        }

        var took = Now - start;
        if (took < min) Fail($"The code took {took}, and must take at least {min}. {hint}");
        if (!_lastWasNoMessage && took > most + (epsilon ?? TimeSpan.Zero)) Fail($"The code took {took}, and must take at most {most}. {hint}");
        return result;
    }

    private TimeSpan Grace => Dilated(TimeSpan.FromSeconds(1));

    // The task is complete: whatever blocks has blocked within it.
    private static T Sync<T>(ValueTask<T> completed) => completed.AsTask().GetAwaiter().GetResult();
}
