using System.Collections.Concurrent;

namespace AkkaCluster.Cli.Compare;

/// <summary>Runs the tasks on one side, a fixed number in flight, and does the fault to it a third of the way through.</summary>
internal sealed class SideRun(Side side, CompareOptions options, TimeProvider clock)
{
    /// <summary>A client whose request failed waits this long before its next: it does not burn its tasks on a side that is away.</summary>
    private static readonly TimeSpan Politeness = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentBag<RequestSample> _samples = [];
    private readonly Workload _workload = Workload.Of(options.Kind);
    private readonly TaskCompletionSource _faultIsDue = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _next;
    private int _ended;

    /// <summary>Runs them.</summary>
    /// <param name="onProgress">Told how many tasks have ended.</param>
    /// <param name="cancellation">Ends the run.</param>
    public async Task<SideReport> RunAsync(Action<int> onProgress, CancellationToken cancellation)
    {
        using var client = new TaskClient(side.Entries, options.InFlight, options.RequestTimeout);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await WarmUpAsync(client, cancellation).ConfigureAwait(false);
        var sampler = new ResourceSampler(side);
        var (cpuBefore, _) = sampler.Read();
        var sampling = sampler.RunAsync(ended.Token);
        var start = clock.GetTimestamp();
        var fault = InjectAsync(start, ended.Token);
        await Task.WhenAll(Enumerable.Range(0, options.InFlight).Select(_ => SendAsync(client, start, onProgress, cancellation))).ConfigureAwait(false);
        var (cpu, memory) = sampler.Read();
        await ended.CancelAsync().ConfigureAwait(false);
        var (what, at) = await fault.ConfigureAwait(false);
        await sampling.ConfigureAwait(false);
        return await ReportAsync(what, at, cpu - cpuBefore, memory, cancellation).ConfigureAwait(false);
    }

    /// <summary>Tasks behind those that count, so that none of these is one that was seen before.</summary>
    private Task WarmUpAsync(TaskClient client, CancellationToken cancellation) => Parallel.ForEachAsync(
        Enumerable.Range(options.Tasks, options.WarmUp),
        new ParallelOptions { MaxDegreeOfParallelism = options.InFlight, CancellationToken = cancellation },
        async (index, token) => await client.RunAsync(_workload, index, token).ConfigureAwait(false));

    private async Task SendAsync(TaskClient client, long start, Action<int> onProgress, CancellationToken cancellation)
    {
        while (Interlocked.Increment(ref _next) - 1 is var index && index < options.Tasks)
        {
            var sent = clock.GetElapsedTime(start);
            var error = await client.RunAsync(_workload, index, cancellation).ConfigureAwait(false);
            _samples.Add(new RequestSample(sent, clock.GetElapsedTime(start) - sent, error));
            var done = Interlocked.Increment(ref _ended);
            if (done == options.Tasks / 3)
                _faultIsDue.TrySetResult();
            onProgress(done);
            if (error is not null)
                await Task.Delay(Politeness, clock, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<(string What, TimeSpan? At)> InjectAsync(long start, CancellationToken ended)
    {
        if (options.Fault == Fault.None)
            return ("none", null);
        await _faultIsDue.Task.WaitAsync(ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (ended.IsCancellationRequested)
            return ("none: the run ended before", null);
        var at = clock.GetElapsedTime(start);
        return (await new FaultInjector(side, options).InjectAsync(ended).ConfigureAwait(false), at);
    }

    private async Task<SideReport> ReportAsync(string fault, TimeSpan? at, double cpu, double memory, CancellationToken cancellation)
    {
        var samples = _samples.OrderBy(sample => sample.Ended).ToList();
        var took = samples.Where(sample => sample.Completed).Select(sample => sample.Took.TotalMilliseconds).Order().ToList();
        var end = samples[^1].Ended;
        var recovery = at is { } since ? Measures.Recovery(samples, since) : null;
        var recovered = at + recovery ?? end;
        return new SideReport
        {
            Side = side.Name,
            Tasks = options.Tasks,
            Completed = took.Count,
            Lost = samples.Count - took.Count,
            ExecutedTwice = side.CountExecutedTwice(),
            RecordedTwice = await side.CountRecordedTwiceAsync(cancellation).ConfigureAwait(false),
            ThroughputBefore = Measures.Throughput(samples, TimeSpan.Zero, at ?? end),
            ThroughputDuring = at is null ? 0 : Measures.Throughput(samples, at.Value, recovered),
            ThroughputAfter = at is null ? 0 : Measures.Throughput(samples, recovered, end),
            P50Milliseconds = Measures.Percentile(took, 0.5),
            P99Milliseconds = Measures.Percentile(took, 0.99),
            MaxMilliseconds = Measures.Percentile(took, 1),
            RecoverySeconds = recovery?.TotalSeconds,
            CpuSeconds = cpu,
            MemoryMiB = memory,
            Fault = fault,
            FaultAt = at?.TotalSeconds,
            Errors = [.. samples.Where(sample => !sample.Completed).CountBy(sample => sample.Error!).OrderByDescending(error => error.Value).Take(5).Select(error => $"{error.Value} x {error.Key}")],
            Seconds = Measures.BySecond(samples),
        };
    }
}
