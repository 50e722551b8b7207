using System.Net.Http.Headers;

namespace AkkaCluster.Samples.Shop.Drill;

/// <summary>A shopper's browser: asks one gateway, another where that is dead, and again until it knows. What it changes is what it saw last.</summary>
internal sealed class ShopperClient(IReadOnlyList<Uri> gateways, int first, Availability availability) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // It keeps the cookies it is given.
    private readonly HttpClient _http = new(new SocketsHttpHandler { ConnectTimeout = Patience }) { Timeout = Timeout.InfiniteTimeSpan };
    private int _at = first;
    private EntityTagHeaderValue? _seen;

    private Uri Gateway => gateways[_at % gateways.Count];

    public void Dispose() => _http.Dispose();

    /// <summary>Asks until it is known what became of it.</summary>
    /// <returns>The status, and what was answered.</returns>
    public async Task<(HttpStatusCode Status, JsonElement Body)> AskAsync(Series? series, HttpMethod method, string path, object? body, string? key, CancellationToken cancellation)
    {
        while (true)
        {
            var (since, lives, good) = (availability.Elapsed, true, false);
            try
            {
                using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                late.CancelAfter(Patience);
                using var request = new HttpRequestMessage(method, new Uri(Gateway, path));
                if (body is not null)
                    request.Content = JsonContent.Create(body);
                if (_seen is not null && method != HttpMethod.Get)
                    request.Headers.IfMatch.Add(_seen);
                if (key is not null)
                    request.Headers.Add("Idempotency-Key", key);
                using var response = await _http.SendAsync(request, late.Token);
                good = response.StatusCode < HttpStatusCode.InternalServerError;
                if (good)
                {
                    _seen = response.Headers.ETag ?? _seen;
                    var text = await response.Content.ReadAsStringAsync(late.Token);
                    return (response.StatusCode, text.Length > 0 ? JsonSerializer.Deserialize<JsonElement>(text) : default);
                }
            }
            catch (Exception broken) when (broken is HttpRequestException or System.Net.Sockets.SocketException)
            {
                (lives, _at) = (false, _at + 1);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                // Perhaps it was done.
            }
            finally
            {
                if (lives && series is { } counted && !cancellation.IsCancellationRequested)
                    availability.Count(counted, since, good);
            }
            await Task.Delay(Pause, cancellation);
        }
    }

    /// <summary>Goes back to a gateway, or on to one.</summary>
    public void Turn(int gateway) => _at = gateway;
}
