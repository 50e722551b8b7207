using System.Collections.Immutable;

namespace Akka.Cluster.Gossiping;

/// <summary>
/// What one observer says: its subjects that are not reachable. Only the observer writes its row, and counts its changes, so that of two
/// copies the one with the higher version is the later one.
/// </summary>
internal sealed record ReachabilityRow(long Version, ImmutableSortedDictionary<UniqueAddress, ReachabilityStatus> Subjects)
{
    public static readonly ReachabilityRow Empty = new(0, ImmutableSortedDictionary<UniqueAddress, ReachabilityStatus>.Empty);

    public ReachabilityStatus this[UniqueAddress subject] => Subjects.GetValueOrDefault(subject);

    public ReachabilityRow With(UniqueAddress subject, ReachabilityStatus status) => new(
        Version + 1,
        status == ReachabilityStatus.Reachable ? Subjects.Remove(subject) : Subjects.SetItem(subject, status));

    public ReachabilityRow Without(Predicate<UniqueAddress> gone)
    {
        var subjects = Subjects;
        foreach (var subject in Subjects.Keys)
        {
            if (gone(subject))
                subjects = subjects.Remove(subject);
        }
        return ReferenceEquals(subjects, Subjects) ? this : this with { Subjects = subjects };
    }

    public bool Equals(ReachabilityRow? other) =>
        other is not null && (ReferenceEquals(this, other) || (Version == other.Version && Subjects.SequenceEqual(other.Subjects)));

    public override int GetHashCode() => HashCode.Combine(Version, Subjects.Count);
}
