using System.Buffers;
using System.Runtime.Serialization;
using System.Text.Json;
using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization.Json;
using Akka.Util;

namespace Akka.Serialization;

/// <summary>
/// The default serializer: JSON, written with System.Text.Json under the name that configuration knows. It reads and writes allowed types only, see
/// <c>akka.actor.serialization-settings.json</c>; its JSON is not that of Akka.NET.
/// </summary>
public class NewtonSoftJsonSerializer : Serializer, IBufferSerializer
{
    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    private readonly Lazy<JsonSerializerOptions> _options;

    /// <summary>Creates the serializer for a system.</summary>
    public NewtonSoftJsonSerializer(ExtendedActorSystem system) : this(system, Config.Empty)
    {
    }

    /// <summary>Creates the serializer for a system with its settings.</summary>
    public NewtonSoftJsonSerializer(ExtendedActorSystem system, Config config) : base(system) =>
        _options = new Lazy<JsonSerializerOptions>(() => AkkaJson.Options(system));

    /// <inheritdoc/>
    public override bool IncludeManifest => true;

    private AllowedTypes Allowed => system.Serialization.Allowed;

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj)
    {
        Allowed.Demand(obj.GetType());
        return JsonSerializer.SerializeToUtf8Bytes(obj, obj.GetType(), _options.Value);
    }

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, Type? type)
    {
        if (type is null) throw new SerializationException("found JSON without a manifest, expected the name of its type.");
        Allowed.Demand(type);
        return Read(bytes, type);
    }

    void IBufferSerializer.Write(object obj, IBufferWriter<byte> buffer)
    {
        var type = obj.GetType();
        Allowed.Demand(type);
        // The thread's writer is taken while in use: a converter may serialize within.
        var writer = Interlocked.Exchange(ref _writer, null);
        if (writer is null) writer = new Utf8JsonWriter(buffer);
        else writer.Reset(buffer);
        JsonSerializer.Serialize(writer, obj, type, _options.Value);
        writer.Reset(Stream.Null);
        _writer = writer;
    }

    object IBufferSerializer.Read(ReadOnlySpan<byte> bytes, string manifest) => Read(bytes, Allowed.Resolve(manifest));

    private object Read(ReadOnlySpan<byte> bytes, Type type)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, type, _options.Value)!;
        }
        catch (Exception cause) when (cause is JsonException or NotSupportedException or FormatException)
        {
            throw new SerializationException($"found JSON that is no {type.TypeQualifiedName()}: {cause.Message}", cause);
        }
    }
}
