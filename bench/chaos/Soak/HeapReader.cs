using System.Globalization;

namespace AkkaCluster.Chaos.Soak;

/// <summary>Asks nodes for the size of their collected heap.</summary>
internal sealed class HeapReader : IDisposable
{
    private const string Metric = "dotnet_gc_last_collection_heap_size_bytes{";
    private const double Mib = 1 << 20;

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(3) };

    /// <summary>In MiB, after its last collection; null where the node does not say it.</summary>
    public async Task<double?> ReadAsync(Uri gateway)
    {
        try
        {
            var lines = (await _http.GetStringAsync(new Uri(gateway, "/metrics")).ConfigureAwait(false)).Split('\n').Where(line => line.StartsWith(Metric, StringComparison.Ordinal)).ToList();
            return lines.Count == 0 ? null : lines.Sum(line => double.Parse(line[(line.IndexOf('}', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture)) / Mib;
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();
}
