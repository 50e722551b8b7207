using AkkaCluster.Contracts;

namespace AkkaCluster.Balancing.Tests.Balancer;

/// <summary>Answers its input; fails when it is told to.</summary>
internal sealed class EchoKind : JobKind, ITaskHandler
{
    public override string Name => "echo";

    public override string Description => "Answers its input.";

    public override ITaskHandler CreateHandler(JobParameters parameters) => this;

    public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
    {
        if (input.Text == "throw")
            throw new TaskFailedException("it was told to");
        context.Write(input.Text);
        return ValueTask.CompletedTask;
    }
}
