using System.Buffers;

namespace Akka.Serialization;

/// <summary>
/// A serializer that can write into a buffer and read from one, which saves remoting an array and a copy per message.
/// What it writes equals what <see cref="Serializer.ToBinary"/> returns.
/// </summary>
internal interface IBufferSerializer
{
    /// <summary>Writes an object.</summary>
    void Write(object obj, IBufferWriter<byte> buffer);

    /// <summary>Reads an object; the bytes are only valid during the call.</summary>
    object Read(ReadOnlySpan<byte> bytes, string manifest);
}
