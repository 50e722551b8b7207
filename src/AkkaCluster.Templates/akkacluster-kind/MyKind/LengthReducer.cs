using AkkaCluster.Contracts;

namespace MyKind;

/// <summary>Makes the job's result: how long all outputs are together.</summary>
internal sealed class LengthReducer : Reducer<Repeated, string>
{
    private long _length;

    protected override void Add(long index, Repeated output) => _length += output.Length;

    protected override string Complete() => $"{_length} characters";
}
