using System.Collections.Concurrent;

namespace Akka.Serialization;

/// <summary>Which serializer a type has: the one of the most specific bound type that it is or derives from.</summary>
internal sealed class SerializerBindings
{
    private readonly List<(Type Type, Serializer Serializer)> _bindings = [];
    private readonly ConcurrentDictionary<Type, (Type Bound, Serializer Serializer)> _found = new();

    /// <summary>The bound types; a more specific one stands before those that it derives from.</summary>
    public IReadOnlyList<(Type Type, Serializer Serializer)> All
    {
        get
        {
            lock (_bindings) return [.. _bindings];
        }
    }

    public void Bind(Type type, Serializer serializer)
    {
        lock (_bindings)
        {
            _bindings.RemoveAll(binding => binding.Type == type);
            var place = _bindings.FindIndex(binding => binding.Type.IsAssignableFrom(type));
            _bindings.Insert(place < 0 ? _bindings.Count : place, (type, serializer));
            _found.Clear();
        }
    }

    /// <summary>The bound type that a type belongs to, with its serializer; null when there is none.</summary>
    public (Type Bound, Serializer Serializer)? Find(Type type) => _found.TryGetValue(type, out var known) ? known : Search(type);

    private (Type Bound, Serializer Serializer)? Search(Type type)
    {
        lock (_bindings)
        {
            var place = _bindings.FindIndex(binding => binding.Type.IsAssignableFrom(type));
            return place < 0 ? null : _found[type] = _bindings[place];
        }
    }
}
