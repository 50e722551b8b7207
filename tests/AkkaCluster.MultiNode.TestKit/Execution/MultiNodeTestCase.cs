using Xunit.Abstractions;
using Xunit.Sdk;

namespace AkkaCluster.MultiNode.TestKit.Execution;

/// <summary>A test whose body runs in processes of its own. One such test runs at a time: each needs the machine for several nodes.</summary>
internal sealed class MultiNodeTestCase : XunitTestCase
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(3);
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>Called by the test framework when it moves the case between processes.</summary>
    [Obsolete("Called by the deserializer; use the other constructor.")]
    public MultiNodeTestCase()
    {
    }

    public MultiNodeTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(diagnostics, display, options, method)
    {
    }

    public override async Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource)
    {
        var test = new XunitTest(this, DisplayName);
        messageBus.QueueMessage(new TestCaseStarting(this));
        messageBus.QueueMessage(new TestStarting(test));
        var (result, summary) = SkipReason is { Length: > 0 } reason
            ? (new TestSkipped(test, reason), new RunSummary { Total = 1, Skipped = 1 })
            : await RunNodes(test, cancellationTokenSource.Token);
        messageBus.QueueMessage(result);
        messageBus.QueueMessage(new TestFinished(test, summary.Time, ""));
        messageBus.QueueMessage(new TestCaseFinished(this, summary.Time, summary.Total, summary.Failed, summary.Skipped));
        return summary;
    }

    private async Task<(TestResultMessage Result, RunSummary Summary)> RunNodes(XunitTest test, CancellationToken cancelled)
    {
        var clock = TimeProvider.System;
        await OneAtATime.WaitAsync(cancelled);
        var started = clock.GetTimestamp();
        try
        {
            var timeout = Timeout > 0 ? TimeSpan.FromMilliseconds(Timeout) : DefaultTimeout;
            using var run = new MultiNodeRun(NodeProgram.Of(TestMethod), timeout, clock);
            var failure = await run.Run(cancelled);
            var seconds = (decimal)clock.GetElapsedTime(started).TotalSeconds;
            return failure is null
                ? (new TestPassed(test, seconds, run.Output), new RunSummary { Total = 1, Time = seconds })
                : Failed(test, new MultiNodeTestFailedException(failure), seconds, run.Output);
        }
        catch (Exception cause)
        {
            return Failed(test, cause, (decimal)clock.GetElapsedTime(started).TotalSeconds, "");
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static (TestResultMessage, RunSummary) Failed(XunitTest test, Exception cause, decimal seconds, string output) =>
        (new TestFailed(test, seconds, output, cause), new RunSummary { Total = 1, Failed = 1, Time = seconds });
}
