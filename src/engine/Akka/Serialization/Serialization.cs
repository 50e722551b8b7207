using System.Runtime.Serialization;
using Akka.Actor;

namespace Akka.Serialization;

/// <summary>The serializers of an actor system, and which type has which.</summary>
public partial class Serialization
{
    private readonly SerializerBindings _bindings = new();
    private readonly SerializerRegistry _registry = new();
    private readonly NullSerializer _nullSerializer;

    /// <summary>Creates the serializers that <c>akka.actor.serializers</c> names and binds them as <c>akka.actor.serialization-bindings</c> says.</summary>
    public Serialization(ExtendedActorSystem system)
    {
        System = system;
        _nullSerializer = new NullSerializer(system);
        AddSerializer("null", _nullSerializer);
        Allowed = new AllowedTypes(system.Settings.Config, () => _bindings.All.Select(binding => binding.Type));
        SerializationLoader.Load(this, system);
    }

    /// <summary>The system that this belongs to.</summary>
    public ExtendedActorSystem System { get; }

    /// <summary>The types that bytes may name.</summary>
    internal AllowedTypes Allowed { get; }

    /// <summary>Adds a serializer under its identifier.</summary>
    public void AddSerializer(Serializer serializer) => _registry.Add(null, serializer);

    /// <summary>Adds a serializer under its identifier and a name.</summary>
    public void AddSerializer(string name, Serializer serializer) => _registry.Add(name, serializer);

    /// <summary>Binds a type, with what derives from it, to a serializer.</summary>
    public void AddSerializationMap(Type type, Serializer serializer)
    {
        _bindings.Bind(type, serializer);
        Allowed.Reconsider();
    }

    /// <summary>The bytes of an object.</summary>
    public byte[] Serialize(object o) => FindSerializerFor(o).ToBinary(o);

    /// <summary>The object of bytes that the serializer of this identifier wrote under a manifest.</summary>
    /// <exception cref="SerializationException">There is no such serializer, the manifest names no type that may be read, or the bytes are malformed.</exception>
    public object Deserialize(byte[] bytes, int serializerId, string manifest)
    {
        var serializer = GetSerializerById(serializerId);
        if (serializer is SerializerWithStringManifest byManifest) return byManifest.FromBinary(bytes, manifest);
        return serializer.FromBinary(bytes, string.IsNullOrEmpty(manifest) ? null : Allowed.Resolve(manifest));
    }

    /// <summary>The object of bytes that the serializer of this identifier wrote for a type.</summary>
    /// <exception cref="SerializationException">There is no such serializer.</exception>
    public object Deserialize(byte[] bytes, int serializerId, Type? type) =>
        GetSerializerById(serializerId).FromBinary(bytes, type);

    /// <summary>The serializer of an object's type.</summary>
    public Serializer FindSerializerFor(object? obj, string? defaultSerializerName = null) =>
        obj is null ? _nullSerializer : FindSerializerForType(obj.GetType(), defaultSerializerName);

    /// <summary>
    /// The serializer bound to the most specific type that <paramref name="objectType"/> is or derives from; where that is only System.Object, the one
    /// that <paramref name="defaultSerializerName"/> names.
    /// </summary>
    /// <exception cref="SerializationException">None is bound.</exception>
    public Serializer FindSerializerForType(Type objectType, string? defaultSerializerName = null)
    {
        var binding = _bindings.Find(objectType);
        var serializer = binding?.Serializer;
        if (defaultSerializerName is not null && (binding is null || binding.Value.Bound == typeof(object)))
            serializer = _registry.Named(defaultSerializerName) ?? serializer;
        return serializer ?? throw new SerializationException(
            $"found no serializer bound for {objectType}, expected one in akka.actor.serialization-bindings for it, or for a type that it derives from.");
    }

    /// <summary>The serializer of an identifier.</summary>
    /// <exception cref="SerializationException">There is none.</exception>
    internal Serializer GetSerializerById(int id) => _registry.WithId(id) ?? throw new SerializationException(
        $"found the serializer id {id}, which no serializer of this node has; expected one of {_registry}. " +
        "The sender's akka.actor.serializers and this node's differ: configure the same on all nodes.");

    /// <summary>The serializer of a name in <c>akka.actor.serializers</c>, or null.</summary>
    internal Serializer? FindSerializerByName(string name) => _registry.Named(name);
}
