using AkkaCluster.Contracts;

namespace AkkaCluster.Samples.Collatz;

/// <summary>Answers "number steps" for the number of its range with the longest sequence, the least where several are as long.</summary>
internal sealed class CollatzHandler : ITaskHandler
{
    public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
    {
        if (!input.IsRange || input.From < 1)
            throw new TaskFailedException($"The input '{input.Text}' is no range of numbers from 1 on.", permanent: true);
        var (longest, steps) = (input.From, 0L);
        for (var number = input.From; number < input.To; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Steps(number) is var found && found > steps)
                (longest, steps) = (number, found);
        }
        context.Write($"{longest} {steps}");
        return ValueTask.CompletedTask;
    }

    private static long Steps(long number)
    {
        var steps = 0L;
        for (; number != 1; steps++)
            number = number % 2 == 0 ? number / 2 : checked((3 * number) + 1);
        return steps;
    }
}
