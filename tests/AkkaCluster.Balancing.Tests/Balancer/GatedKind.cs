using AkkaCluster.Contracts;

namespace AkkaCluster.Balancing.Tests.Balancer;

/// <summary>Its tasks end when the test lets them.</summary>
internal sealed class GatedKind : JobKind, ITaskHandler
{
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override string Name => "gated";

    public override string Description => "Ends when the test lets it.";

    /// <summary>Ends when a task has begun.</summary>
    public Task Entered => _entered.Task;

    public void Open() => _open.TrySetResult();

    public override ITaskHandler CreateHandler(JobParameters parameters) => this;

    public async ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
    {
        _entered.TrySetResult();
        await _open.Task.WaitAsync(cancellation);
    }
}
