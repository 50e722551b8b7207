using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace AkkaCluster.Http.Metrics;

/// <summary>Listens to the process's meters and keeps what they measure, for Prometheus to fetch.</summary>
public sealed class MetricsCollector : IDisposable
{
    private static readonly string[] Meters = ["AkkaCluster", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    private readonly ConcurrentDictionary<Instrument, MetricFamily> _families = new();
    private readonly MeterListener _listener = new();

    public MetricsCollector()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Array.Exists(Meters, name => instrument.Meter.Name == name || instrument.Meter.Name.StartsWith(name + ".", StringComparison.Ordinal)))
                listener.EnableMeasurementEvents(instrument, _families.GetOrAdd(instrument, published => new MetricFamily(published)));
        };
        _listener.MeasurementsCompleted = (instrument, _) => _families.TryRemove(instrument, out var _);
        Listen<byte>();
        Listen<short>();
        Listen<int>();
        Listen<long>();
        Listen<float>();
        Listen<double>();
        Listen<decimal>();
        _listener.Start();
    }

    /// <summary>All series in Prometheus' text format 0.0.4.</summary>
    public string Write()
    {
        _listener.RecordObservableInstruments();
        return PrometheusText.Write(_families.Values.OrderBy(family => family.Name, StringComparer.Ordinal));
    }

    public void Dispose() => _listener.Dispose();

    private void Listen<T>()
        where T : struct, IConvertible =>
        _listener.SetMeasurementEventCallback<T>(static (_, value, tags, state) =>
            ((MetricFamily)state!).Measure(value.ToDouble(System.Globalization.CultureInfo.InvariantCulture), tags));
}
