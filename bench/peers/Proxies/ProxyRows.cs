using System.Globalization;
using AkkaCluster.Peers.Frame;

namespace AkkaCluster.Peers.Proxies;

/// <summary>The work that proxies are given.</summary>
internal static class ProxyRows
{
    public static IReadOnlyList<Row<Proxy>> Of(Sizes sizes) =>
    [
        new("proxy", string.Create(CultureInfo.InvariantCulture, $"{sizes.Calls:#,0} single tasks posted over {Proxy.Clients} kept connections: calls/s (p50 / p99 ms)"),
            proxy => proxy.MeasureAsync(sizes.Calls),
            values => string.Create(CultureInfo.InvariantCulture, $"{values[0]:#,0} ({values[1]:0.0} / {values[2]:0.0})")),
    ];
}
