using AkkaCluster.Contracts;

namespace AkkaCluster.Handlers.Primes;

/// <summary>Counts the primes of one range.</summary>
internal sealed class PrimesHandler : ITaskHandler
{
    public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
    {
        context.Write(SegmentedSieve.Count(input.From, input.To, cancellation));
        return ValueTask.CompletedTask;
    }
}
