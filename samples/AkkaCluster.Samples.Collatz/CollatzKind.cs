using AkkaCluster.Contracts;

namespace AkkaCluster.Samples.Collatz;

/// <summary>
/// Finds the number with the longest Collatz sequence in a range: a job kind as anybody may write it. To use it:
/// <code>
/// dotnet publish samples/AkkaCluster.Samples.Collatz -o plugins/AkkaCluster.Samples.Collatz
/// akkacluster submit collatz --range 1..10000000:100000 --wait
/// </code>
/// </summary>
public sealed class CollatzKind : JobKind<NoParameters, NumberRange, Longest>
{
    public override string Name => "collatz";

    public override string Description => "Finds the number with the longest Collatz sequence.";

    protected override ValueTask<Longest> ExecuteAsync(NumberRange input, NoParameters parameters, TaskContext context, CancellationToken cancellation)
    {
        if (input.From < 1)
            throw new TaskFailedException($"The numbers begin with {input.From}; expected 1 or more.", permanent: true);
        var longest = new Longest(input.From, 0);
        for (var number = input.From; number < input.To; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Steps(number) is var steps && steps > longest.Steps)
                longest = new Longest(number, steps);
        }
        return ValueTask.FromResult(longest);
    }

    protected override IReducer CreateReducer(NoParameters parameters) => new LongestReducer();

    private static long Steps(long number)
    {
        var steps = 0L;
        for (; number != 1; steps++)
            number = number % 2 == 0 ? number / 2 : checked((3 * number) + 1);
        return steps;
    }
}
