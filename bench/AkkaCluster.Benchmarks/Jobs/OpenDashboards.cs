namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>Streams of the dashboard's overview that are followed as browsers follow them.</summary>
internal sealed class OpenDashboards : IAsyncDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private readonly HttpClient _http;
    private List<Task> _readers = [];
    private long _events;

    private OpenDashboards(Uri gateway) => _http = new HttpClient { BaseAddress = gateway, Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>How many events were told so far.</summary>
    public long Events => Interlocked.Read(ref _events);

    /// <summary>Opens so many, and waits until each was told something.</summary>
    public static async Task<OpenDashboards> StartAsync(Uri gateway, int count)
    {
        var opened = new OpenDashboards(gateway);
        var begun = Enumerable.Range(0, count).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToList();
        opened._readers = [.. begun.Select(opened.ReadAsync)];
        await Task.WhenAll(begun.Select(first => first.Task));
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        await Task.WhenAll(_readers);
        _http.Dispose();
        _closed.Dispose();
    }

    private async Task ReadAsync(TaskCompletionSource first)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri("v1/events?topics=cluster,jobs,history,tasks", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, _closed.Token);
            answer.EnsureSuccessStatusCode();
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(_closed.Token));
            while (await reader.ReadLineAsync(_closed.Token) is { } line)
            {
                if (!line.StartsWith("event: ", StringComparison.Ordinal))
                    continue;
                Interlocked.Increment(ref _events);
                first.TrySetResult();
            }

            throw new InvalidOperationException("A dashboard's stream ended while it was followed.");
        }
        catch (OperationCanceledException) when (_closed.IsCancellationRequested)
        {
            first.TrySetCanceled();
        }
        catch (Exception failure)
        {
            first.TrySetException(failure);
            throw;
        }
    }
}
