using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Jobs.Tests;

/// <summary>What a task is given besides its input, and may say besides its output.</summary>
public class TaskContextTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_task_that_is_silent_for_too_long_has_failed_and_one_that_is_heard_has_not()
    {
        var kind = new TestKinds.Scripted(
            async (input, context, cancellation) =>
            {
                if (input.Index == 1)
                    await new TaskCompletionSource().Task.WaitAsync(cancellation);
                using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
                for (var i = 0; i < 15 && await timer.WaitForNextTickAsync(cancellation); i++)
                    context.Heartbeat();
            },
            heartbeatLimit: TimeSpan.FromSeconds(2));
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions(), kind);

        var job = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 2), MaxAttempts = 1 }, Patience)).Finished!;

        Assert.Equal((JobState.Failed, 1L, 1L), (job.State, job.Succeeded, job.Failed));
        Assert.Contains("said nothing for 2 s", (await cluster.Service.ReadAttemptsAsync(job.Id).SingleAsync()).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_task_has_services_in_a_scope_of_its_own_and_its_lines_tell_whose_they_are()
    {
        var log = new RecordedLog();
        await using var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(log)).AddScoped<Scoped>().BuildServiceProvider();
        var seen = new System.Collections.Concurrent.ConcurrentBag<Scoped>();
        var kind = new TestKinds.Scripted((_, context, _) =>
        {
            var scoped = context.Services.GetRequiredService<Scoped>();
            Assert.Same(scoped, context.Services.GetRequiredService<Scoped>());
            Assert.False(scoped.IsDisposed);
            seen.Add(scoped);
            context.Logger.LogInformation("Here");
            return ValueTask.CompletedTask;
        });
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Services = services }, kind);

        var job = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 20) }, Patience)).Finished!;

        Assert.Equal(JobState.Succeeded, job.State);
        Assert.Equal(20, seen.Distinct().Count());
        Assert.All(seen, scoped => Assert.True(scoped.IsDisposed));
        Assert.Contains($"AkkaCluster.Tasks.scripted: Here (job {job.Id}, task 19, attempt 1)", log.Lines);
    }

    [Fact]
    public async Task How_far_a_task_says_that_it_is_is_seen_while_it_runs()
    {
        var end = new TaskCompletionSource();
        var kind = new TestKinds.Scripted(async (_, context, cancellation) =>
        {
            context.Report(0.25, "a quarter");
            await end.Task.WaitAsync(cancellation);
        });
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions(), kind);
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 1) })).Id;

        using var late = new CancellationTokenSource(Patience);
        while (!(await cluster.Service.OverviewAsync(late.Token)).Workers.SelectMany(worker => worker.Running).Any(chunk => chunk is { Share: 0.25, Note: "a quarter" }))
            await Task.Yield();
        end.SetResult();

        Assert.Equal(JobState.Succeeded, (await cluster.Service.WaitAsync(id, Patience))!.State);
    }

    private sealed class Scoped : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    private sealed class RecordedLog : ILoggerProvider, ILogger
    {
        private string _category = "";

        public System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; private init; } = new();

        public ILogger CreateLogger(string categoryName) => new RecordedLog { _category = categoryName, Lines = Lines };

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue($"{_category}: {formatter(state, exception)}");

        public void Dispose()
        {
        }
    }
}
