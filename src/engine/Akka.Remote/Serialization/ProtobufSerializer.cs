using System.Buffers;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Serialization;
using Google.Protobuf;

namespace Akka.Remote.Serialization;

/// <summary>
/// Generated protobuf messages. A manifest only ever leads to a generated message type of an assembly that is loaded already.
/// </summary>
public class ProtobufSerializer : Serializer, IBufferSerializer
{
    private static readonly ConcurrentDictionary<string, MessageParser> ParsersByManifest = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<Type, MessageParser> ParsersByType = new();

    /// <summary>Makes the serializer.</summary>
    public ProtobufSerializer(ExtendedActorSystem system)
        : base(system)
    {
    }

    /// <summary>The identifier: 2.</summary>
    public override int Identifier => 2;

    /// <inheritdoc />
    public override bool IncludeManifest => true;

    /// <inheritdoc />
    public override byte[] ToBinary(object obj) => MessageOf(obj).ToByteArray();

    /// <inheritdoc />
    public override object FromBinary(byte[] bytes, Type? type) => type is null
        ? throw new SerializationException("Found a protobuf message without a manifest; expected the name of its type.")
        : ParsersByType.GetOrAdd(type, ParserOf).ParseFrom(bytes);

    void IBufferSerializer.Write(object obj, IBufferWriter<byte> buffer) => MessageOf(obj).WriteTo(buffer);

    object IBufferSerializer.Read(ReadOnlySpan<byte> bytes, string manifest)
    {
        if (!ParsersByManifest.TryGetValue(manifest, out var parser))
            ParsersByManifest.TryAdd(manifest, parser = ParserOf(LoadedType(manifest)));
        return parser.ParseFrom(bytes);
    }

    private static IMessage MessageOf(object obj) => obj as IMessage
        ?? throw new ArgumentException($"Found a [{obj.GetType()}]; {nameof(ProtobufSerializer)} serializes generated protobuf messages.", nameof(obj));

    private static Type LoadedType(string manifest)
    {
        var comma = manifest.IndexOf(',');
        var assemblyName = comma < 0 ? "" : manifest[(comma + 1)..].Split(',')[0].Trim();
        var typeName = comma < 0 ? manifest : manifest[..comma].Trim();
        return AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(a => a.GetName().Name == assemblyName)?.GetType(typeName, throwOnError: false)
            ?? throw new SerializationException($"Found manifest [{manifest}]; expected a generated protobuf message of an assembly that is loaded here.");
    }

    private static MessageParser ParserOf(Type type) =>
        (type.IsAssignableTo(typeof(IMessage)) ? type.GetProperty("Parser", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as MessageParser : null)
        ?? throw new SerializationException($"Type [{type}] is no generated protobuf message.");
}
