using System.Buffers;
using Akka.Remote.Wire;

namespace Akka.Remote.Inbound;

/// <summary>
/// What has arrived and is not yet taken, in one piece. Grows to hold the frame that is arriving, and shrinks back after it.
/// </summary>
internal sealed class ReceiveBuffer(int capacity, int maximumFrame) : IDisposable
{
    private byte[] _array = ArrayPool<byte>.Shared.Rent(capacity);
    private int _start;
    private int _end;

    public Memory<byte> Free => _array.AsMemory(_end);

    public ReadOnlyMemory<byte> Filled => _array.AsMemory(_start, _end - _start);

    /// <summary>So many bytes were read into <see cref="Free"/>.</summary>
    public void Fill(int count) => _end += count;

    /// <summary>So many bytes from the start on are done with.</summary>
    public void Take(int count) => _start += count;

    /// <summary>Makes room for what is missing of the frame at the start; or for the next read, when there is none.</summary>
    public void MakeRoom()
    {
        if (_start == _end)
        {
            _start = _end = 0;
            if (_array.Length > 4 * capacity) Replace(capacity);
            return;
        }

        MakeRoomFor(Needed());
    }

    /// <summary>Makes room for so many bytes from the start on.</summary>
    public void MakeRoomFor(int size)
    {
        if (size > _array.Length) Replace(size);
        else if (_start > 0 && (_start + size > _array.Length || _start > _array.Length / 2)) MoveToFront();
    }

    public void Dispose()
    {
        var array = _array;
        _array = [];
        _start = _end = 0;
        if (array.Length > 0) ArrayPool<byte>.Shared.Return(array);
    }

    /// <summary>The room that the frame at the start takes; some more than there is when its length has not arrived yet.</summary>
    private int Needed()
    {
        var filled = Filled.Span;
        return filled.Length < 4 ? FrameBuffer.HeaderSize : 4 + FrameReading.CheckedLength(filled, maximumFrame);
    }

    private void MoveToFront()
    {
        Filled.Span.CopyTo(_array);
        _end -= _start;
        _start = 0;
    }

    private void Replace(int size)
    {
        var other = ArrayPool<byte>.Shared.Rent(size);
        Filled.Span.CopyTo(other);
        _end -= _start;
        _start = 0;
        ArrayPool<byte>.Shared.Return(_array);
        _array = other;
    }
}
