using Akka.Serialization;

namespace Akka.Remote.Associations;

/// <summary>How messages of one type are serialized.</summary>
internal sealed class PayloadFormat
{
    private readonly SerializerWithStringManifest? _manifests;
    private readonly string _manifest;

    private PayloadFormat(Serializer serializer, string manifest)
    {
        Serializer = serializer;
        Direct = serializer as IBufferSerializer;
        _manifests = serializer as SerializerWithStringManifest;
        _manifest = manifest;
    }

    public Serializer Serializer { get; }

    /// <summary>The serializer, if it can write into a buffer.</summary>
    public IBufferSerializer? Direct { get; }

    public static PayloadFormat Of(Akka.Serialization.Serialization serialization, object message)
    {
        var serializer = serialization.FindSerializerFor(message);
        return new PayloadFormat(serializer, Akka.Serialization.Serialization.ManifestFor(serializer, message));
    }

    // Only serializers with string manifests look at the object; for the others the type says all.
    public string ManifestOf(object message) => _manifests is null ? _manifest : _manifests.Manifest(message);
}
