using System.Buffers;
using System.Runtime.InteropServices;

namespace AkkaCluster.Http;

/// <summary>
/// Bytes outside of the collected heap. What was large is given back with its end: on the heap it would be the oldest generation's, which the collector leaves alone while
/// nothing new comes.
/// </summary>
internal sealed unsafe class NativeRoom : MemoryManager<byte>
{
    private byte* _start;
    private int _length;

    /// <summary>Makes room for as many bytes at least; those that are there stay, the further ones are as they are.</summary>
    public void Grow(int length)
    {
        if (length <= _length)
            return;
        var grown = (int)Math.Min(Math.Max(length, 2L * _length), Array.MaxLength);
        _start = (byte*)NativeMemory.Realloc(_start, (nuint)grown);
        _length = grown;
    }

    public override Span<byte> GetSpan() => new(_start, _length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
        NativeMemory.Free(_start);
        _start = null;
        _length = 0;
    }
}
