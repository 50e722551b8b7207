using AkkaCluster.Contracts;

namespace AkkaCluster.Samples.Collatz;

/// <summary>Keeps the longest of the ranges' longest.</summary>
internal sealed class LongestReducer : Reducer<Longest, Longest?>
{
    private Longest? _longest;

    protected override void Add(long index, Longest output)
    {
        if (_longest is null || output.Steps > _longest.Steps)
            _longest = output;
    }

    protected override Longest? Complete() => _longest;
}
