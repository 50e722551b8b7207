namespace Akka.Remote.Wire;

/// <summary>Reads protobuf fields in place.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> bytes)
{
    private const int VarintField = 0;
    private const int Fixed64Field = 1;
    private const int BytesField = 2;
    private const int Fixed32Field = 5;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;
    private int _wireType;

    /// <summary>Reads the next field's tag; false at the end.</summary>
    public bool Next(out int field)
    {
        if (_position >= _bytes.Length)
        {
            field = 0;
            return false;
        }

        var tag = RawVarint();
        field = (int)(tag >> 3);
        _wireType = (int)(tag & 7);
        if (field <= 0) throw new FrameFormatException($"Found field number {field} at byte {_position}; expected a positive one.");
        return true;
    }

    public ulong Varint()
    {
        Expect(VarintField);
        return RawVarint();
    }

    public uint UInt32()
    {
        var value = Varint();
        if (value > uint.MaxValue) throw new FrameFormatException($"Found {value} where an id of 32 bits was expected.");
        return (uint)value;
    }

    public ReadOnlySpan<byte> Bytes()
    {
        Expect(BytesField);
        return Take(RawVarint());
    }

    public void Skip()
    {
        switch (_wireType)
        {
            case VarintField: RawVarint(); break;
            case Fixed64Field: Take(8); break;
            case BytesField: Take(RawVarint()); break;
            case Fixed32Field: Take(4); break;
            default: throw new FrameFormatException($"Found wire type {_wireType} at byte {_position}, which protobuf does not have.");
        }
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)(_bytes.Length - _position))
            throw new FrameFormatException($"A field of {count} bytes exceeds its frame, which has {_bytes.Length - _position} left.");
        var taken = _bytes.Slice(_position, (int)count);
        _position += (int)count;
        return taken;
    }

    private ulong RawVarint()
    {
        var bytes = _bytes;
        if ((uint)_position < (uint)bytes.Length && bytes[_position] < 0x80) return bytes[_position++];
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_position >= bytes.Length) throw new FrameFormatException("The frame ends inside a number.");
            var b = bytes[_position++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80) return value;
        }

        throw new FrameFormatException($"A number at byte {_position} is longer than 64 bits.");
    }

    private readonly void Expect(int wireType)
    {
        if (_wireType != wireType)
            throw new FrameFormatException($"Found wire type {_wireType} at byte {_position}; expected {wireType}.");
    }
}
