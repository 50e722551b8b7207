using System.Diagnostics.Metrics;
using AkkaCluster.Jobs.Worker.Execution;

namespace AkkaCluster.Jobs.Telemetry;

/// <summary>What the worker of this node measures; its slots and its load it tells the leader, and every node tells those.</summary>
internal static class WorkerInstruments
{
    private static readonly Meter Meter = new("AkkaCluster.Worker");
    private static readonly Counter<long> Tasks = Meter.CreateCounter<long>("akkacluster.worker.tasks", null, "Tasks that this worker has run, by kind and outcome.");
    private static readonly Counter<long> Output = Meter.CreateCounter<long>("akkacluster.worker.output", "By", "What the tasks that this worker has run put out, as far as it is sent to the jobs' actors.");
    private static readonly Histogram<double> ChunkTime = Meter.CreateHistogram<double>("akkacluster.worker.chunk_time", "s", "How long the tasks that are reported together took.");

    public static void Ran(string kind, ChunkPart part)
    {
        var tag = new KeyValuePair<string, object?>("kind", kind);
        var failed = part.Failures.Count;
        if (part.Run.Count > failed)
            Tasks.Add(part.Run.Count - failed, tag, new("outcome", "succeeded"));
        if (failed > 0)
            Tasks.Add(failed, tag, new("outcome", "failed"));
        Output.Add(part.Outputs.Data.Length, tag);
        ChunkTime.Record(part.Elapsed.TotalSeconds, tag);
    }
}
