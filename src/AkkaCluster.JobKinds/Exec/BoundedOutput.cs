namespace AkkaCluster.JobKinds.Exec;

/// <summary>Keeps the first bytes of a stream up to a bound and counts the rest.</summary>
internal sealed class BoundedOutput(int limit)
{
    private byte[] _bytes = new byte[Math.Min(limit, 256)];
    private int _length;

    public long Dropped { get; private set; }

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    public void Append(ReadOnlySpan<byte> data)
    {
        var taken = Math.Min(data.Length, limit - _length);
        if (_length + taken > _bytes.Length)
            Array.Resize(ref _bytes, (int)Math.Min(limit, Math.Max(_bytes.Length * 2L, _length + taken)));
        data[..taken].CopyTo(_bytes.AsSpan(_length));
        _length += taken;
        Dropped += data.Length - taken;
    }
}
