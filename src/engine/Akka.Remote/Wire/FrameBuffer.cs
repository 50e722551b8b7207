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

    private readonly List<(int Position, ReadOnlyMemory<byte> Bytes)> _attached = [];
    private byte[] _array = ArrayPool<byte>.Shared.Rent(initialCapacity);
    private int _attachedLength;
    private int _attachedBeforeFrame;

    /// <summary>How many bytes were written, apart from those attached.</summary>
    public int Length { get; private set; }

    /// <summary>How many bytes were written, together with those attached.</summary>
    public int TotalLength => Length + _attachedLength;

    /// <summary>What was written, apart from what was attached.</summary>
    public ReadOnlyMemory<byte> Written => _array.AsMemory(0, Length);

    /// <summary>How many bytes the frame that began at <paramref name="mark"/> has by now.</summary>
    public int FrameLength(int mark) => TotalLength - mark - _attachedBeforeFrame;

    public Span<byte> this[Range range] => _array.AsSpan(range);

    /// <summary>Whether there are attached bytes, so that <see cref="Parts"/> must be written rather than <see cref="Written"/> alone.</summary>
    public bool HasAttached => _attachedLength > 0;

    /// <summary>Starts a frame. Returns the mark that <see cref="EndFrame"/> and <see cref="Rewind"/> want.</summary>
    public int BeginFrame(FrameKind kind)
    {
        var mark = Length;
        _attachedBeforeFrame = _attachedLength;
        var header = GetSpan(HeaderSize);
        header[4] = (byte)kind;
        Length += HeaderSize;
        return mark;
    }

    /// <summary>Ends the frame that began at <paramref name="mark"/> by writing its length.</summary>
    public void EndFrame(int mark) =>
        BinaryPrimitives.WriteInt32LittleEndian(_array.AsSpan(mark, 4), FrameLength(mark) - 4);

    /// <summary>Forgets all that was written from <paramref name="mark"/> on.</summary>
    public void Rewind(int mark)
    {
        Length = mark;
        _attached.RemoveAll(part => part.Position > mark);
        _attachedLength = _attachedBeforeFrame;
    }

    /// <summary>Has large bytes follow what was written so far, without copying them: they must not change until they are written out.</summary>
    public void Attach(ReadOnlyMemory<byte> bytes)
    {
        _attached.Add((Length, bytes));
        _attachedLength += bytes.Length;
    }

    /// <summary>All that is to be written out, in order.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Parts()
    {
        var start = 0;
        foreach (var (position, bytes) in _attached)
        {
            yield return _array.AsMemory(start, position - start);
            yield return bytes;
            start = position;
        }

        yield return _array.AsMemory(start, Length - start);
    }

    /// <summary>Empties the buffer; an array that had to grow large goes back to the pool.</summary>
    public void Clear()
    {
        Length = 0;
        _attached.Clear();
        _attachedLength = 0;
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
