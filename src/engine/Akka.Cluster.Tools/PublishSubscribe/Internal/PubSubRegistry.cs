using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Cluster.Tools.PublishSubscribe.Internal;

/// <summary>
/// Who is registered where, as one node knows it: a bucket per node, that only its owner changes, with a version that grows with each change. Two nodes compare versions
/// and send one another what is newer. Versions are clock ticks at least, so that a node that comes back under its old address overrules its former self.
/// </summary>
internal sealed class PubSubRegistry(Address self, TimeProvider time)
{
    private readonly Dictionary<Address, RegistryBucket> _buckets = new() { [self] = RegistryBucket.Empty(self) };

    public RegistryBucket Own => _buckets[self];

    public ImmutableDictionary<Address, long> Versions => _buckets.ToImmutableDictionary(b => b.Key, b => b.Value.Version);

    public IEnumerable<RegistryBucket> Buckets => _buckets.Values;

    /// <summary>Registers or, with no actor, removes. False if that is how it was.</summary>
    public bool Set(string key, IActorRef? actor)
    {
        var own = Own;
        var before = own.Content.GetValueOrDefault(key)?.Ref;
        if (Equals(before, actor)) return false;
        var version = Math.Max(time.GetUtcNow().Ticks, own.Version + 1);
        _buckets[self] = own with { Version = version, Content = own.Content.SetItem(key, new RegistryEntry(version, actor)) };
        return true;
    }

    /// <summary>The nodes and actors registered under a key.</summary>
    public IEnumerable<(Address Node, IActorRef Ref)> Find(string key)
    {
        foreach (var (node, bucket) in _buckets)
            if (bucket.Content.TryGetValue(key, out var entry) && entry.Ref is not null)
                yield return (node, entry.Ref);
    }

    /// <summary>Keys with that beginning under which some node has registered somebody.</summary>
    public IEnumerable<string> KeysFrom(string beginning)
        => _buckets.Values.SelectMany(b => b.Content).Where(e => e.Value.Ref is not null && e.Key.StartsWith(beginning, StringComparison.Ordinal)).Select(e => e.Key).Distinct();

    /// <summary>What a node with these versions lacks, <paramref name="max"/> entries at most; the oldest come first, so that the rest can follow later.</summary>
    public ImmutableList<RegistryBucket> DeltaFor(IReadOnlyDictionary<Address, long> versions, int max)
    {
        var delta = ImmutableList.CreateBuilder<RegistryBucket>();
        foreach (var bucket in _buckets.Values)
        {
            var from = versions.GetValueOrDefault(bucket.Owner);
            if (bucket.Version <= from || max <= 0) continue;
            var newer = bucket.Content.Where(e => e.Value.Version > from).OrderBy(e => e.Value.Version).ToList();
            var sent = newer.Take(max).ToImmutableDictionary();
            max -= sent.Count;
            var upTo = sent.Count == newer.Count ? bucket.Version : sent.Values.Max(e => e.Version);
            delta.Add(new RegistryBucket(bucket.Owner, from, upTo, sent));
        }

        return delta.ToImmutable();
    }

    /// <summary>True if the other node knows something that this one does not.</summary>
    public bool IsBehind(IReadOnlyDictionary<Address, long> versions, Func<Address, bool> isMember)
        => versions.Any(v => isMember(v.Key) && v.Value > (_buckets.GetValueOrDefault(v.Key)?.Version ?? 0));

    /// <summary>Takes in what another node knows. A delta that does not join on to what is known here is left for the next comparison.</summary>
    public void Merge(RegistryBucket delta)
    {
        var mine = _buckets.GetValueOrDefault(delta.Owner) ?? RegistryBucket.Empty(delta.Owner);
        if (delta.Owner.Equals(self) || delta.Version <= mine.Version || delta.From > mine.Version) return;
        _buckets[delta.Owner] = mine with { Version = delta.Version, Content = mine.Content.SetItems(delta.Content) };
    }

    public void RemoveNode(Address node)
    {
        if (!node.Equals(self)) _buckets.Remove(node);
    }

    /// <summary>Forgets registrations that were removed longer ago than <paramref name="age"/>.</summary>
    public void Prune(TimeSpan age)
    {
        var limit = (time.GetUtcNow() - age).Ticks;
        foreach (var bucket in _buckets.Values.ToList())
        {
            var old = bucket.Content.Where(e => e.Value.Ref is null && e.Value.Version < limit).Select(e => e.Key).ToList();
            if (old.Count > 0) _buckets[bucket.Owner] = bucket with { Content = bucket.Content.RemoveRange(old) };
        }
    }
}
