using System.Diagnostics;

namespace AkkaCluster.Jobs.Telemetry;

/// <summary>
/// The spans of a job: submit, admit, lease, run, record. Nodes hand the trace on in their messages, as the W3C trace context has it (<c>traceparent</c>); where
/// nobody listens nothing is made.
/// </summary>
internal static class JobTraces
{
    public static ActivitySource Source { get; } = new("AkkaCluster.Jobs");

    /// <summary>A span of what begins now; null where nobody listens or there is no trace to go on with.</summary>
    public static Activity? Begin(string name, string? traceParent, string job) => Start(name, traceParent, job, default);

    /// <summary>A span of what is over.</summary>
    /// <returns>What comes after it goes on with this.</returns>
    public static string? Tell(string name, string? traceParent, string job, DateTimeOffset since)
    {
        using var span = Start(name, traceParent, job, since);
        return span?.Id ?? traceParent;
    }

    private static Activity? Start(string name, string? traceParent, string job, DateTimeOffset since)
    {
        if (traceParent is null || !Source.HasListeners() || !ActivityContext.TryParse(traceParent, null, isRemote: true, out var context))
            return null;
        return Source.StartActivity(ActivityKind.Internal, context, startTime: since, name: name)?.SetTag("akkacluster.job", job);
    }
}
