using System.Diagnostics.Metrics;
using AkkaCluster.Balancing.Messages;

namespace AkkaCluster.Balancing.Balancer;

/// <summary>What the balancer counts.</summary>
internal static class BalancerInstruments
{
    private static readonly Meter Meter = new("AkkaCluster.Balancing");
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>("akkacluster.balancer.requests", null, "Requests by server and outcome.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("akkacluster.balancer.duration", "s", "From a request's arrival to its answer.");
    private static readonly UpDownCounter<int> Outstanding = Meter.CreateUpDownCounter<int>("akkacluster.balancer.outstanding", null, "Requests that are with a server.");
    private static readonly Counter<long> Late = Meter.CreateCounter<long>("akkacluster.balancer.late_answers", null, "Answers that came after their request was given up.");

    public static void Sent(string server) => Outstanding.Add(1, new KeyValuePair<string, object?>("server", server));

    public static void Ended(string server, FailureReason? failure, TimeSpan took)
    {
        Outstanding.Add(-1, new KeyValuePair<string, object?>("server", server));
        Counted(server, failure);
        Duration.Record(took.TotalSeconds);
    }

    public static void Counted(string server, FailureReason? failure)
    {
        if (Requests.Enabled)
            Requests.Add(1, new("server", server), new("outcome", failure?.ToString().ToLowerInvariant() ?? "completed"));
    }

    public static void AnsweredLate() => Late.Add(1);
}
