using System.Collections.Frozen;
using Akka.Actor;
using Akka.Serialization;
using Akka.Util;

namespace AkkaCluster.Hosting.Remoting;

/// <summary>What one of Akka.NET's serializers may still write and read.</summary>
public sealed class NarrowedMessages
{
    private readonly FrozenSet<string> _manifests;
    private readonly FrozenDictionary<string, Type> _types;

    private NarrowedMessages(string alias, int id, IEnumerable<string> manifests, IEnumerable<Type> types)
    {
        (Alias, Id) = (alias, id);
        _types = types.ToFrozenDictionary(type => type.TypeQualifiedName(), StringComparer.Ordinal);
        _manifests = manifests.Concat(_types.Keys).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The serializer's name in Akka's settings; what is bound to that name is bound to the narrowed one.</summary>
    public string Alias { get; }

    public int Id { get; }

    public required Func<ExtendedActorSystem, Serializer> Create { get; init; }

    /// <summary>Why a message that was read is refused all the same; null where it is not.</summary>
    public Func<object, string?> Refuses { get; init; } = _ => null;

    /// <summary>Whether messages of that manifest pass; all do where none was named.</summary>
    public bool Allows(string manifest) => _manifests.Count == 0 || _manifests.Contains(manifest);

    /// <summary>The type of a manifest, for serializers that have types for manifests.</summary>
    public Type? TypeOf(string manifest) => _types.GetValueOrDefault(manifest);

    /// <summary>The same, where what was read is looked at too.</summary>
    public NarrowedMessages Refusing(Func<object, string?> refuses) => new(Alias, Id, _manifests, _types.Values) { Create = Create, Refuses = refuses };

    public static NarrowedMessages ByManifest(string alias, int id, Func<ExtendedActorSystem, Serializer> create, params IEnumerable<string> manifests) =>
        new(alias, id, manifests, []) { Create = create };

    public static NarrowedMessages ByType(string alias, int id, Func<ExtendedActorSystem, Serializer> create, params IEnumerable<Type> types) =>
        new(alias, id, [], types) { Create = create };

    public static NarrowedMessages Selections(string alias, int id, Func<ExtendedActorSystem, Serializer> create) => new(alias, id, [""], [])
    {
        Create = create,
        Refuses = message => message is ActorSelectionMessage selection && Array.Exists(selection.Elements, element => element is not SelectChildName)
            ? "it selects actors by a pattern"
            : null,
    };
}
