using AkkaCluster.Contracts;

namespace AkkaCluster.Benchmarks.Kinds;

/// <summary>Takes what its node has: a core, the threads of the pool, the garbage collector, or the network.</summary>
public sealed class StallKind : JobKind
{
    public override string Name => "stall";

    public override string Description => "Each input is what to do and how much of it: 'spin MS', 'block THREADS', 'garbage MS' or 'bytes N'.";

    public override ITaskHandler CreateHandler(JobParameters parameters) => new StallHandler();
}
