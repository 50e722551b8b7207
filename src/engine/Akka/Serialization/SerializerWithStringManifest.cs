using Akka.Actor;

namespace Akka.Serialization;

/// <summary>A serializer that names what it wrote by a text of its own choice, so that types may be renamed and versions told apart.</summary>
public abstract class SerializerWithStringManifest : Serializer
{
    /// <summary>Creates the serializer for a system.</summary>
    protected SerializerWithStringManifest(ExtendedActorSystem system) : base(system)
    {
    }

    /// <inheritdoc/>
    public sealed override bool IncludeManifest => true;

    /// <inheritdoc/>
    public sealed override object FromBinary(byte[] bytes, Type? type) => FromBinary(bytes, type is null ? "" : type.AssemblyQualifiedName!);

    /// <summary>The object of bytes that were written under <paramref name="manifest"/>.</summary>
    public abstract object FromBinary(byte[] bytes, string manifest);

    /// <summary>The manifest of an object.</summary>
    public abstract string Manifest(object o);
}
