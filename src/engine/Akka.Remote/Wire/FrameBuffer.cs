using System.Buffers;
using System.Buffers.Binary;

namespace Akka.Remote.Wire;

/// <summary>
/// A growing buffer that frames are written into one after another, to leave in one write. Not thread-safe.
/// Its array comes from the shared pool and goes back there when it is disposed or trimmed.
/// </summary>
internal sealed class FrameBuffer(int initialCapacity = FrameBuffer.DefaultCapacity) : IBufferWriter<byte>, IDisposable
{
    public const int DefaultCapacity = 64 * 1024;
    public const int HeaderSize = 5;

    private byte[] _array = ArrayPool<byte>.Shared.Rent(initialCapacity);

    /// <summary>How many bytes were written.</summary>
    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _array.AsMemory(0, Length);

    public Span<byte> this[Range range] => _array.AsSpan(range);

    /// <summary>Starts a frame. Returns the mark that <see cref="EndFrame"/> and <see cref="Rewind"/> want.</summary>
    public int BeginFrame(FrameKind kind)
    {
        var mark = Length;
        var header = GetSpan(HeaderSize);
        header[4] = (byte)kind;
        Length += HeaderSize;
        return mark;
    }

    /// <summary>Ends the frame that began at <paramref name="mark"/> by writing its length.</summary>
    public void EndFrame(int mark) =>
        BinaryPrimitives.WriteInt32LittleEndian(_array.AsSpan(mark, 4), Length - mark - 4);

    /// <summary>Forgets all that was written from <paramref name="mark"/> on.</summary>
    public void Rewind(int mark) => Length = mark;

    /// <summary>Empties the buffer; an array that had to grow large goes back to the pool.</summary>
    public void Clear()
    {
        Length = 0;
        if (_array.Length <= 4 * DefaultCapacity) return;
        ArrayPool<byte>.Shared.Return(_array);
        _array = ArrayPool<byte>.Shared.Rent(DefaultCapacity);
    }

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        EnsureRoom(sizeHint);
        return _array.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        EnsureRoom(sizeHint);
        return _array.AsSpan(Length);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Length += bytes.Length;
    }

    public void Dispose()
    {
        var array = _array;
        _array = [];
        Length = 0;
        if (array.Length > 0) ArrayPool<byte>.Shared.Return(array);
    }

    private void EnsureRoom(int sizeHint)
    {
        if (_array.Length - Length >= Math.Max(sizeHint, 1)) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(Length + Math.Max(sizeHint, 256)), _array.Length * 2));
        _array.AsSpan(0, Length).CopyTo(larger);
        if (_array.Length > 0) ArrayPool<byte>.Shared.Return(_array);
        _array = larger;
    }
}
