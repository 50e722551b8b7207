namespace AkkaCluster.Downing.Tests.Processes;

/// <summary>How often and how strictly the tests of faults run: CLUSTER_FAULT_RUNS repeats each, as the loops of the benchmark machine do.</summary>
internal static class FaultSettings
{
    public const string Resolver = "akka.cluster.split-brain-resolver.stable-after = 3s";

    /// <summary>How often each fault is run.</summary>
    public static int Runs => int.TryParse(Environment.GetEnvironmentVariable("CLUSTER_FAULT_RUNS"), out var runs) ? runs : 1;

    /// <summary>How long a node is stopped for it to be removed: a minute in the loops, less in the default run.</summary>
    public static TimeSpan LongPause => Runs > 1 ? TimeSpan.FromSeconds(60) : TimeSpan.FromSeconds(8);
}
