using System.Buffers;
using System.Buffers.Text;
using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Primes;

/// <summary>Adds up whole numbers.</summary>
internal sealed class SumReducer : IReducer
{
    private long _sum;

    public string ContentType => "text/plain; charset=utf-8";

    public void Add(TaskOutcome outcome)
    {
        if (outcome.Failed)
            return;
        if (!Utf8Parser.TryParse(outcome.Output, out long value, out var read) || read != outcome.Output.Length)
            throw new FormatException($"Task {outcome.Index} answered {outcome.Output.Length} bytes that are no whole number.");
        _sum = checked(_sum + value);
    }

    public void Complete(IBufferWriter<byte> result)
    {
        Utf8Formatter.TryFormat(_sum, result.GetSpan(20), out var written);
        result.Advance(written);
    }
}
