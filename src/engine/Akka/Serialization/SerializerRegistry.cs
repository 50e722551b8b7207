using Akka.Configuration;

namespace Akka.Serialization;

/// <summary>Serializers by identifier and by name. Reads take no lock.</summary>
internal sealed class SerializerRegistry
{
    private const int Direct = 1024;

    private readonly Lock _lock = new();
    private readonly Serializer?[] _lowIds = new Serializer?[Direct];
    private volatile Dictionary<int, Serializer> _byId = [];
    private volatile Dictionary<string, Serializer> _byName = [];

    public void Add(string? name, Serializer serializer)
    {
        var id = serializer.Identifier;
        lock (_lock)
        {
            if (_byId.TryGetValue(id, out var present) && present.GetType() != serializer.GetType())
                throw new ConfigurationException($"found the serializers {present.GetType()} and {serializer.GetType()} with the same identifier {id}, expected each to have its own.");
            _byId = new Dictionary<int, Serializer>(_byId) { [id] = serializer };
            if (name is not null) _byName = new Dictionary<string, Serializer>(_byName) { [name] = serializer };
            if (id is >= 0 and < Direct) _lowIds[id] = serializer;
        }
    }

    public Serializer? WithId(int id) => id is >= 0 and < Direct ? _lowIds[id] : _byId.GetValueOrDefault(id);

    public Serializer? Named(string name) => _byName.GetValueOrDefault(name);

    public override string ToString() => string.Join(", ", _byId.Keys.Order());
}
