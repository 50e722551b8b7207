using AkkaCluster.Contracts;
using AkkaCluster.JobKinds.Exec;
using AkkaCluster.JobKinds.Primes;
using AkkaCluster.JobKinds.Render;
using AkkaCluster.JobKinds.Testing;
using AkkaCluster.JobKinds.WordCount;

namespace AkkaCluster.JobKinds;

/// <summary>The job kinds that come with the cluster; none has any privilege over those that others write.</summary>
public static class BuiltInKinds
{
    /// <summary>The most bytes that a task may put out where nobody says otherwise.</summary>
    public const int UsualMaxOutput = 16 * 1024 * 1024;

    /// <summary>Makes them.</summary>
    /// <param name="exec">What commands this node may run.</param>
    /// <param name="allowExit">Whether jobs of kind fail may end this node's process.</param>
    /// <param name="time">The clock of kind sleep.</param>
    /// <param name="maxOutput">The most bytes that a task may put out on a worker: what a kind accepts it can also deliver.</param>
    public static IReadOnlyList<JobKind> Create(ExecPolicy exec, bool allowExit = false, TimeProvider? time = null, int maxOutput = UsualMaxOutput) =>
    [
        new ExecKind(exec, maxOutput), new FailKind(allowExit), new NoopKind(), new PrimesKind(), new RenderKind(maxOutput), new SleepKind(time ?? TimeProvider.System),
        new WordCountKind(maxOutput),
    ];
}
