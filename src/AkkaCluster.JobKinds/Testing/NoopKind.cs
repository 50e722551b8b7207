using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Testing;

/// <summary>Does nothing and answers nothing: what the cluster itself costs.</summary>
public sealed class NoopKind : JobKind, ITaskHandler
{
    public override string Name => "noop";

    public override string Description => "Does nothing, for tests and measurements.";

    public override ITaskHandler CreateHandler(JobParameters parameters) => this;

    public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation) => ValueTask.CompletedTask;
}
