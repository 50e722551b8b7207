using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace AkkaCluster.Client.Transport;

/// <summary>Sends a call to one gateway after the other until one answers or the time is over.</summary>
internal sealed class GatewayTransport : IDisposable
{
    private readonly ClusterClientOptions _options;
    private readonly HttpClient _http;
    private int _current;

    public GatewayTransport(ClusterClientOptions options)
    {
        if (options.Gateways.Count == 0)
            throw new ArgumentException("The client was given no gateway; expected at least one address such as http://127.0.0.1:8080.", nameof(options));
        _options = options;
        var handler = options.Handler ?? new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(3), PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        _http = new HttpClient(handler, disposeHandler: options.Handler is null) { Timeout = Timeout.InfiniteTimeSpan };
        if (options.Token is { Length: > 0 } token)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>The whole answer to a call: one that breaks off is no answer.</summary>
    /// <inheritdoc cref="SendAsync(Func{Uri, HttpRequestMessage}, TimeSpan, HttpCompletionOption, CancellationToken)" />
    public Task<HttpResponseMessage> SendAsync(Func<Uri, HttpRequestMessage> make, TimeSpan extra, CancellationToken token) =>
        SendAsync(make, extra, HttpCompletionOption.ResponseContentRead, token);

    /// <summary>The answer to a call.</summary>
    /// <param name="make">Makes the request, for each try anew, for a path below the gateway.</param>
    /// <param name="extra">Time that the call itself may take on top of the time-out.</param>
    /// <param name="completion">How much of the answer there must be.</param>
    /// <param name="token">Ends the call.</param>
    /// <exception cref="ClusterException">It was refused, or no gateway answered in time.</exception>
    public async Task<HttpResponseMessage> SendAsync(Func<Uri, HttpRequestMessage> make, TimeSpan extra, HttpCompletionOption completion, CancellationToken token)
    {
        var start = _options.TimeProvider.GetTimestamp();
        ClusterException? refusal = null;
        for (var attempt = 1; ; attempt++)
        {
            var which = Volatile.Read(ref _current);
            var gateway = _options.Gateways[which % _options.Gateways.Count];
            var (response, failure) = await TryAsync(make(gateway), extra, start, completion, token).ConfigureAwait(false);
            if (response is { IsSuccessStatusCode: true })
                return response;
            var problem = failure is null ? await ReadProblemAsync(response!, token).ConfigureAwait(false) : Unanswered(gateway, failure);
            var asked = response?.Headers.RetryAfter?.Delta;
            // Another gateway may know more at once; only when all were asked, or the cluster is busy, is there something to wait for.
            var waits = attempt % _options.Gateways.Count == 0 || response?.StatusCode == HttpStatusCode.TooManyRequests;
            var transient = failure is not null || RetryDecision.IsTransient(response!.StatusCode);
            response?.Dispose();
            var delay = waits ? RetryDecision.Delay(attempt, _options.FirstRetryDelay, asked, Random.Shared.NextDouble()) : TimeSpan.Zero;
            if (!transient || _options.TimeProvider.GetElapsedTime(start) + delay > _options.Timeout + extra)
                // What a gateway said is worth more than that the last one asked had no time left to answer.
                throw failure is TimeoutException && refusal is not null ? refusal : problem;
            refusal = failure is null ? problem : refusal;
            _options.OnRetry?.Invoke(problem);
            Interlocked.CompareExchange(ref _current, which + 1, which);
            await Task.Delay(delay, _options.TimeProvider, token).ConfigureAwait(false);
        }
    }

    /// <summary>Waits a little before a stream that broke off is asked for again.</summary>
    public Task PauseAsync(CancellationToken token) => Task.Delay(_options.FirstRetryDelay, _options.TimeProvider, token);

    public void Dispose() => _http.Dispose();

    private async Task<(HttpResponseMessage? Response, Exception? Failure)> TryAsync(HttpRequestMessage request, TimeSpan extra, long start, HttpCompletionOption completion, CancellationToken token)
    {
        var left = _options.Timeout + extra - _options.TimeProvider.GetElapsedTime(start);
        using var timeout = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, timeout.Token);
        try
        {
            using (request)
                return (await _http.SendAsync(request, completion, either.Token).ConfigureAwait(false), null);
        }
        catch (Exception failure) when (RetryDecision.IsTransient(failure))
        {
            return (null, failure);
        }
        catch (OperationCanceledException late) when (!token.IsCancellationRequested)
        {
            return (null, new TimeoutException($"There was no answer within {_options.Timeout + extra}.", late));
        }
    }

    private ClusterException Unanswered(Uri gateway, Exception failure)
    {
        var others = _options.Gateways.Count > 1 ? $", as the last of {_options.Gateways.Count} gateways," : "";
        return new ClusterException($"{gateway}{others} did not answer: {failure.Message} Is the cluster running, and is this the address of a node's HTTP port?", failure);
    }

    private static async Task<ClusterException> ReadProblemAsync(HttpResponseMessage response, CancellationToken token)
    {
        var status = (int)response.StatusCode;
        try
        {
            var body = await response.Content.ReadAsStringAsync(token).ConfigureAwait(false);
            var problem = JsonSerializer.Deserialize<ProblemBody>(body, JsonSerializerOptions.Web);
            return new ClusterException(status, problem?.Title ?? $"HTTP {status}", problem?.Detail ?? body, problem?.Errors);
        }
        catch (Exception unreadable) when (unreadable is JsonException || RetryDecision.IsTransient(unreadable))
        {
            return new ClusterException(status, $"HTTP {status}", $"The gateway answered {status} {response.ReasonPhrase}.");
        }
    }

    private sealed record ProblemBody(string? Title, string? Detail, IReadOnlyList<string>? Errors);
}
