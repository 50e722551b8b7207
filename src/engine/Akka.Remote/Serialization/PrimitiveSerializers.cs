using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.Serialization;
using System.Text;
using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;

namespace Akka.Remote.Serialization;

/// <summary>Strings as UTF-8, and 32 and 64 bit integers in little-endian order.</summary>
public sealed class PrimitiveSerializers : SerializerWithStringManifest, IBufferSerializer
{
    internal const string StringManifest = "S";
    internal const string Int32Manifest = "I";
    internal const string Int64Manifest = "L";

    /// <summary>Makes the serializer.</summary>
    public PrimitiveSerializers(ExtendedActorSystem system, Config config)
        : base(system)
    {
    }

    /// <summary>The identifier: 17.</summary>
    public override int Identifier => 17;

    /// <inheritdoc />
    public override string Manifest(object o) => o switch
    {
        string => StringManifest,
        int => Int32Manifest,
        long => Int64Manifest,
        _ => throw Unknown(o),
    };

    /// <inheritdoc />
    public override byte[] ToBinary(object obj)
    {
        switch (obj)
        {
            case string text:
                return Encoding.UTF8.GetBytes(text);
            case int number:
                var four = new byte[4];
                BinaryPrimitives.WriteInt32LittleEndian(four, number);
                return four;
            case long number:
                var eight = new byte[8];
                BinaryPrimitives.WriteInt64LittleEndian(eight, number);
                return eight;
            default:
                throw Unknown(obj);
        }
    }

    /// <inheritdoc />
    public override object FromBinary(byte[] bytes, string manifest) => Read(bytes, manifest);

    void IBufferSerializer.Write(object obj, IBufferWriter<byte> buffer)
    {
        if (obj is string text) Encoding.UTF8.GetBytes(text, buffer);
        else buffer.Write(ToBinary(obj));
    }

    object IBufferSerializer.Read(ReadOnlySpan<byte> bytes, string manifest) => Read(bytes, manifest);

    private static object Read(ReadOnlySpan<byte> bytes, string manifest) => manifest switch
    {
        StringManifest => Encoding.UTF8.GetString(bytes),
        Int32Manifest when bytes.Length == 4 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        Int64Manifest when bytes.Length == 8 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        _ => throw new SerializationException($"Found manifest [{manifest}] with {bytes.Length} bytes; expected [S], [I] with 4 or [L] with 8 bytes."),
    };

    private static ArgumentException Unknown(object o) =>
        new($"Found a [{o.GetType()}]; {nameof(PrimitiveSerializers)} serializes string, int and long.", nameof(o));
}
