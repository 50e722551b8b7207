using Akka.Actor;

namespace Akka.Serialization;

/// <summary>Turns objects into bytes and back. One instance serves all threads.</summary>
public abstract class Serializer
{
    private int? _identifier;

    /// <summary>The actor system that this serializer belongs to.</summary>
    protected readonly ExtendedActorSystem system;

    /// <summary>Creates the serializer for a system.</summary>
    protected Serializer(ExtendedActorSystem system) => this.system = system;

    /// <summary>
    /// The number that names this serializer on the wire; the same on all nodes, below 41 reserved for the engine. By default it is read from
    /// <c>akka.actor.serialization-identifiers</c>.
    /// </summary>
    public virtual int Identifier => _identifier ??= SerializerIdentifierHelper.GetSerializerIdentifierFromConfig(GetType(), system);

    /// <summary>Whether <see cref="FromBinary(byte[], Type)"/> needs the type.</summary>
    public abstract bool IncludeManifest { get; }

    /// <summary>The bytes of an object.</summary>
    public abstract byte[] ToBinary(object obj);

    /// <summary>The object of bytes; <paramref name="type"/> is null when <see cref="IncludeManifest"/> is false.</summary>
    public abstract object FromBinary(byte[] bytes, Type? type);

    /// <summary>The object of bytes.</summary>
    public T FromBinary<T>(byte[] bytes) => (T)FromBinary(bytes, typeof(T));

    /// <summary>The bytes of an object whose actor references are written as seen from <paramref name="address"/>.</summary>
    public byte[] ToBinaryWithAddress(Address address, object obj) =>
        Serialization.WithTransport(system, address, () => ToBinary(obj));
}
