using System.Buffers;
using System.Globalization;
using System.Text;
using AkkaCluster.Contracts;

namespace AkkaCluster.Samples.Collatz;

/// <summary>Keeps the longest of the ranges' longest.</summary>
internal sealed class LongestReducer : IReducer
{
    private string _longest = "none";
    private long _steps = -1;

    public string ContentType => "text/plain; charset=utf-8";

    public void Add(TaskOutcome outcome)
    {
        if (outcome.Failed)
            return;
        var text = Encoding.UTF8.GetString(outcome.Output);
        var steps = long.Parse(text.AsSpan(text.IndexOf(' ', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
        if (steps > _steps)
            (_longest, _steps) = (text, steps);
    }

    public void Complete(IBufferWriter<byte> result) => Encoding.UTF8.GetBytes(_longest, result);
}
