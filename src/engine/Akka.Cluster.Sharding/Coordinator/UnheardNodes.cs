using Akka.Actor;

namespace Akka.Cluster.Sharding.Coordinator;

/// <summary>Where a new coordinator still has to hear from: on each node the region, if the node could have one, and the proxy.</summary>
internal sealed class UnheardNodes
{
    private readonly Dictionary<string, (Address Node, bool IsProxy)> _places = [];

    public IReadOnlyCollection<Address> Nodes => _places.Values.Select(p => p.Node).Distinct().ToList();

    public void Clear() => _places.Clear();

    public void Add(Address node, bool couldHost)
    {
        _places[Key(node, true)] = (node, true);
        if (couldHost) _places[Key(node, false)] = (node, false);
    }

    /// <summary>Places on a node that have not been heard from, with the key by which they are named in an identification.</summary>
    public IEnumerable<(string Place, bool IsProxy)> PlacesOf(Address node)
        => _places.Where(p => p.Value.Node.Equals(node)).Select(p => (p.Key, p.Value.IsProxy)).ToList();

    /// <summary>A region or proxy has answered. Gives the node if that was all that was waited for there.</summary>
    public Address? Heard(Address node, bool isProxy) => Absent(Key(node, isProxy));

    /// <summary>There is nobody in a place, or who is there has answered. Gives the node if that was all that was waited for there.</summary>
    public Address? Absent(string place)
        => _places.Remove(place, out var found) && !_places.Values.Any(p => p.Node.Equals(found.Node)) ? found.Node : null;

    public bool IsPending(string place) => _places.ContainsKey(place);

    public void Remove(Address node)
    {
        foreach (var (place, _) in PlacesOf(node)) _places.Remove(place);
    }

    private static string Key(Address node, bool isProxy) => (isProxy ? "proxy|" : "region|") + node;
}
