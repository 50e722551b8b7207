namespace AkkaCluster.JobKinds.Exec;

/// <summary>Keeps the first bytes of a stream up to a bound, counts the rest, and knows the last of it.</summary>
internal sealed class BoundedOutput(int limit)
{
    /// <summary>How much of the end is known where the beginning fills the bound.</summary>
    private const int TailSize = 64 * 1024;

    private byte[] _bytes = new byte[Math.Min(limit, 256)];
    private int _length;
    private byte[] _tail = [];

    public long Dropped { get; private set; }

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    /// <summary>The end of the stream: all of it where nothing was dropped.</summary>
    public ReadOnlyMemory<byte> Tail => Dropped == 0 ? Bytes : Dropped >= TailSize ? _tail : Bytes[^Math.Min(_length, TailSize - (int)Dropped)..].ToArray().Concat(_tail).ToArray();

    public void Append(ReadOnlySpan<byte> data)
    {
        var taken = Math.Min(data.Length, limit - _length);
        if (_length + taken > _bytes.Length)
            Array.Resize(ref _bytes, (int)Math.Min(limit, Math.Max(_bytes.Length * 2L, _length + taken)));
        data[..taken].CopyTo(_bytes.AsSpan(_length));
        _length += taken;
        var rest = data[taken..];
        if (rest.IsEmpty)
            return;
        Dropped += rest.Length;
        var kept = Math.Min(_tail.Length, Math.Max(0, TailSize - rest.Length));
        _tail = [.. _tail.AsSpan(_tail.Length - kept), .. rest[^Math.Min(rest.Length, TailSize)..]];
    }
}
