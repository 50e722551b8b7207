using System.Diagnostics.Metrics;
using AkkaCluster.Jobs.Http.Tests.Support;

namespace AkkaCluster.Jobs.Http.Tests.Telemetry;

public class ScrapeTests
{
    [Fact]
    public async Task A_nodes_own_meters_are_told_as_prometheus_reads_them_and_those_of_others_are_not()
    {
        await using var gateway = await TestGateway.StartAsync();
        using var meter = new Meter("AkkaCluster.Test");
        using var other = new Meter("Other");
        meter.CreateCounter<long>("test.tasks", null, "Tasks done").Add(2, new KeyValuePair<string, object?>("kind", "a\"b"));
        meter.CreateHistogram<double>("test.time", "s").Record(0.003);
        other.CreateCounter<int>("other.count").Add(1);
        var text = await gateway.Http.GetStringAsync("/metrics");
        Assert.Contains("# HELP test_tasks_total Tasks done\ntest_tasks_total{kind=\"a\\\"b\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("test_time_seconds_bucket{le=\"0.0025\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("test_time_seconds_bucket{le=\"0.005\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("dotnet_process_memory_working_set_bytes ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("other_count", text, StringComparison.Ordinal);
    }
}
