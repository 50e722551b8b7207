using AkkaCluster.Contracts;

namespace AkkaCluster.Balancing.Tests.Balancer;

/// <summary>Answers its input; fails when it is told to, or says which thread it goes on with.</summary>
internal sealed class EchoKind : JobKind, ITaskHandler
{
    public override string Name => "echo";

    public override string Description => "Answers its input.";

    public override ITaskHandler CreateHandler(JobParameters parameters) => this;

    public async ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
    {
        if (input.Text == "throw")
            throw new TaskFailedException("it was told to");
        if (input.Text == "thread")
        {
            var began = Thread.CurrentThread;
            await Task.Yield();
            context.Write($"{began.Name} {Thread.CurrentThread.Name} {Thread.CurrentThread.IsThreadPoolThread}");
            return;
        }
        context.Write(input.Text);
    }
}
