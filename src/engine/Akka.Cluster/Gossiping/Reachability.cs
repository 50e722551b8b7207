using System.Collections.Immutable;

namespace Akka.Cluster.Gossiping;

/// <summary>Who says of whom that he is not reachable: a row for each observer.</summary>
internal sealed class Reachability : IEquatable<Reachability>
{
    public static readonly Reachability Empty = new(ImmutableSortedDictionary<UniqueAddress, ReachabilityRow>.Empty);

    private ImmutableHashSet<UniqueAddress>? _allUnreachable;

    public Reachability(ImmutableSortedDictionary<UniqueAddress, ReachabilityRow> rows) => Rows = rows;

    public ImmutableSortedDictionary<UniqueAddress, ReachabilityRow> Rows { get; }

    public ImmutableHashSet<UniqueAddress> AllUnreachable =>
        _allUnreachable ??= Rows.Values.SelectMany(row => row.Subjects.Keys).ToImmutableHashSet();

    public bool IsAllReachable => AllUnreachable.IsEmpty;

    public bool IsReachable(UniqueAddress subject) => !AllUnreachable.Contains(subject);

    public bool IsReachable(UniqueAddress observer, UniqueAddress subject) => Of(observer, subject) == ReachabilityStatus.Reachable;

    public ReachabilityStatus Of(UniqueAddress observer, UniqueAddress subject) =>
        Rows.TryGetValue(observer, out var row) ? row[subject] : ReachabilityStatus.Reachable;

    public ImmutableHashSet<UniqueAddress> AllObserversOf(UniqueAddress subject) =>
        Rows.Where(r => r.Value.Subjects.ContainsKey(subject)).Select(r => r.Key).ToImmutableHashSet();

    public Reachability With(UniqueAddress observer, UniqueAddress subject, ReachabilityStatus status)
    {
        var row = Rows.GetValueOrDefault(observer, ReachabilityRow.Empty);
        return row[subject] == status || row[subject] == ReachabilityStatus.Terminated
            ? this
            : new Reachability(Rows.SetItem(observer, row.With(subject, status)));
    }

    public Reachability Merge(Reachability other)
    {
        if (ReferenceEquals(this, other) || other.Rows.IsEmpty)
            return this;
        var rows = Rows.ToBuilder();
        foreach (var (observer, row) in other.Rows)
        {
            if (!rows.TryGetValue(observer, out var own) || own.Version < row.Version)
                rows[observer] = row;
        }
        return new Reachability(rows.ToImmutable());
    }

    // Forgets nodes that have left, as observers and as subjects.
    public Reachability Without(Predicate<UniqueAddress> gone)
    {
        var rows = Rows;
        foreach (var (observer, row) in Rows)
        {
            if (gone(observer))
                rows = rows.Remove(observer);
            else if (row.Without(gone) is var kept && !ReferenceEquals(kept, row))
                rows = rows.SetItem(observer, kept);
        }
        return ReferenceEquals(rows, Rows) ? this : new Reachability(rows);
    }

    public Reachability WithoutObservers(Predicate<UniqueAddress> ignored)
    {
        var rows = Rows;
        foreach (var observer in Rows.Keys)
        {
            if (ignored(observer))
                rows = rows.Remove(observer);
        }
        return ReferenceEquals(rows, Rows) ? this : new Reachability(rows);
    }

    public bool Equals(Reachability? other) =>
        other is not null && (ReferenceEquals(this, other) || Rows.SequenceEqual(other.Rows));

    public override bool Equals(object? obj) => Equals(obj as Reachability);

    public override int GetHashCode() => Rows.Count;

    public override string ToString() => string.Join("; ", Rows
        .Where(r => !r.Value.Subjects.IsEmpty)
        .Select(r => $"{r.Key} says {string.Join(", ", r.Value.Subjects.Select(s => $"{s.Key} {s.Value}"))}"));
}
