namespace AkkaCluster.Jobs.Storage;

/// <summary>The outputs of consecutive tasks in one piece: their lengths, and their bytes one after the other.</summary>
public sealed class PackedOutputs(IReadOnlyList<int> lengths, ReadOnlyMemory<byte> data)
{
    public static PackedOutputs Empty { get; } = new([], ReadOnlyMemory<byte>.Empty);

    public IReadOnlyList<int> Lengths { get; } = lengths;

    public ReadOnlyMemory<byte> Data { get; } = data;

    public int Count => Lengths.Count;
}
