using System.Diagnostics.Metrics;
using AkkaCluster.Http.Metrics;

namespace AkkaCluster.Http.Tests.Metrics;

public class MetricsCollectorTests
{
    [Fact]
    public void Instruments_are_written_as_prometheus_reads_them()
    {
        using var collector = new MetricsCollector();
        using var meter = new Meter("AkkaCluster.Test");
        var counter = meter.CreateCounter<long>("test.tasks", null, "Tasks done");
        counter.Add(2, new KeyValuePair<string, object?>("kind", "a\"b"));
        counter.Add(3, new KeyValuePair<string, object?>("kind", "a\"b"));
        meter.CreateObservableGauge("test.slots", () => 4);
        var histogram = meter.CreateHistogram<double>("test.time", "s");
        histogram.Record(0.003);
        histogram.Record(0.004);
        histogram.Record(100);
        var text = collector.Write();
        Assert.Contains("# HELP test_tasks_total Tasks done\n# TYPE test_tasks_total counter\ntest_tasks_total{kind=\"a\\\"b\"} 5\n", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE test_slots gauge\ntest_slots 4\n", text, StringComparison.Ordinal);
        Assert.Contains("test_time_seconds_bucket{le=\"0.0025\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("test_time_seconds_bucket{le=\"0.005\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("test_time_seconds_bucket{le=\"+Inf\"} 3\n", text, StringComparison.Ordinal);
        Assert.Contains("test_time_seconds_count 3\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Instruments_that_are_gone_are_no_longer_told()
    {
        using var collector = new MetricsCollector();
        using (var meter = new Meter("AkkaCluster.Test"))
        {
            meter.CreateObservableGauge("test.short_lived", () => 1);
            Assert.Contains("test_short_lived 1", collector.Write(), StringComparison.Ordinal);
        }
        Assert.DoesNotContain("test_short_lived", collector.Write(), StringComparison.Ordinal);
    }

    [Fact]
    public void Meters_of_others_are_left_out()
    {
        using var collector = new MetricsCollector();
        using var meter = new Meter("Other");
        meter.CreateCounter<int>("other.count").Add(1);
        Assert.DoesNotContain("other_count", collector.Write(), StringComparison.Ordinal);
    }
}
