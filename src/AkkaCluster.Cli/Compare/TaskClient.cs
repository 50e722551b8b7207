using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AkkaCluster.Cli.Compare;

/// <summary>
/// The client of both sides: sends one task with <c>POST /v1/tasks</c> and waits. Where it was given several entries, which only a side that knows a task by
/// its key can offer, it asks the next one with the same key when a call breaks; with one entry, a call that breaks is a task lost.
/// </summary>
internal sealed class TaskClient : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly HttpClient _http;
    private readonly IReadOnlyList<Uri> _entries;
    private readonly TimeSpan _timeout;
    private int _entry;

    public TaskClient(IReadOnlyList<Uri> entries, int inFlight, TimeSpan timeout)
    {
        _entries = entries;
        _timeout = timeout;
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = inFlight, ConnectTimeout = TimeSpan.FromSeconds(2) }) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Sends a task; null when it was answered, otherwise why not.</summary>
    public async Task<string?> RunAsync(Workload workload, int index, CancellationToken cancellation)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(_timeout);
        var body = new JsonObject
        {
            ["kind"] = workload.Kind,
            ["parameters"] = JsonNode.Parse(workload.Parameters),
            ["input"] = workload.Input(index),
            ["key"] = "compare-" + index,
        };
        while (true)
        {
            var entry = Volatile.Read(ref _entry);
            var problem = await TryAsync(_entries[entry % _entries.Count], body, late.Token).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            if (problem is null || _entries.Count == 1 || !problem.MayRepeat || late.IsCancellationRequested)
                return problem?.Text;
            Interlocked.CompareExchange(ref _entry, entry + 1, entry);
            await Task.Delay(Pause, late.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<Problem?> TryAsync(Uri entry, JsonObject body, CancellationToken cancellation)
    {
        // A gateway that stands still must not hold a call for the whole of its time while others could take it.
        using var one = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (_entries.Count > 1)
            one.CancelAfter(_timeout / 4);
        try
        {
            using var response = await _http.PostAsJsonAsync(new Uri(entry, "v1/tasks"), body, one.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
                return null;
            var answer = await response.Content.ReadFromJsonAsync<JsonObject>(one.Token).ConfigureAwait(false);
            return new Problem($"{(int)response.StatusCode}: {(string?)answer?["detail"]}", response.StatusCode >= HttpStatusCode.InternalServerError || response.StatusCode == HttpStatusCode.TooManyRequests);
        }
        catch (Exception broken) when (broken is HttpRequestException or JsonException or IOException or SocketException)
        {
            return new Problem(broken.Message, MayRepeat: true);
        }
        catch (OperationCanceledException)
        {
            return new Problem($"no answer within {_timeout.TotalSeconds:0} s", MayRepeat: true);
        }
    }

    private sealed record Problem(string Text, bool MayRepeat);
}
