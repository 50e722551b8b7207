using AkkaCluster.Contracts;

namespace AkkaCluster.Handlers.Primes;

/// <summary>Counts the primes of one range.</summary>
internal sealed class PrimesHandler(bool testEach) : ITaskHandler
{
    public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
    {
        context.Write(testEach ? PrimalityTest.Count(input.From, input.To, cancellation) : SegmentedSieve.Count(input.From, input.To, cancellation));
        return ValueTask.CompletedTask;
    }
}
