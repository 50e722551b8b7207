using System.Globalization;
using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Primes;

/// <summary>Counts the primes of one range, given as a range or as the text of its two ends.</summary>
internal sealed class PrimesHandler(bool testEach) : ITaskHandler
{
    public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
    {
        var (from, to) = input.IsRange ? (input.From, input.To) : Parse(input.Text);
        context.Write(testEach ? PrimalityTest.Count(from, to, cancellation) : SegmentedSieve.Count(from, to, cancellation));
        return ValueTask.CompletedTask;
    }

    private static (long From, long To) Parse(string text)
    {
        var ends = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return ends.Length == 2
            && long.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && long.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            && from <= to && to <= PrimesKind.Largest
            ? (from, to)
            : throw new TaskFailedException($"The input '{text}' is no range; expected its two ends with a space between, such as '0 1000'.", permanent: true);
    }
}
