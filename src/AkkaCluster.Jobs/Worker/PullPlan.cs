using AkkaCluster.Jobs.Fairness;
using AkkaCluster.Jobs.Placement;

namespace AkkaCluster.Jobs.Worker;

/// <summary>
/// Decides which jobs a worker asks next, and for how much, slot by slot: by priority, then whose queue's turn it is, then those of which it holds least, then in the leader's order. So jobs of
/// one queue advance side by side.
/// </summary>
internal static class PullPlan
{
    public readonly record struct Question(JobDesk Desk, int Free, int Extra);

    /// <param name="desks">All jobs that the worker knows of.</param>
    /// <param name="idle">Slots that are free.</param>
    /// <param name="ready">Chunks that wait for a slot.</param>
    /// <param name="prefetch">Chunks that it would keep ready besides those that can be started.</param>
    /// <param name="left">What is left of its resources.</param>
    /// <param name="shares">Whose turn it is.</param>
    /// <param name="now">The time.</param>
    public static List<Question> Next(IReadOnlyCollection<JobDesk> desks, int idle, int ready, int prefetch, ResourceBudget left, FairShares shares, DateTimeOffset now)
    {
        var free = idle - ready - desks.Sum(desk => desk.AskedFree);
        var extra = prefetch - Math.Max(0, ready - idle) - desks.Sum(desk => desk.AskedExtra);
        if (free <= 0 && extra <= 0)
            return [];
        var candidates = desks.Where(desk => desk.Offered && !desk.IsShortOfMemory && desk.AskedAt is null && desk.DryUntil <= now && (free > 0 || MayKeep(desk, left, now))).ToList();
        if (candidates.Count == 0)
            return [];
        var turns = new Turns(desks, shares);
        if (free <= 0)
        {
            var kept = turns.First(candidates);
            turns.Take(kept);
            return [new Question(kept, 0, extra)];
        }

        var alone = candidates.Count == 1;
        var parts = new Dictionary<JobDesk, int>();
        while (free > 0 && candidates.Count > 0)
        {
            var next = turns.First(candidates);
            if (left.TryTake(next.Requires))
            {
                parts[next] = parts.GetValueOrDefault(next) + 1;
                turns.Take(next);
                free--;
            }
            else
                candidates.Remove(next);
        }

        return [.. parts.Select(part => new Question(part.Key, part.Value, alone && MayKeep(part.Key, left, now) ? Math.Max(0, extra) : 0))];
    }

    /// <summary>Chunks that are kept for later must not take of the resources what others could use now.</summary>
    private static bool MayKeep(JobDesk desk, ResourceBudget left, DateTimeOffset now) => desk.NoExtraUntil <= now && !left.Counts(desk.Requires);

    /// <summary>Who comes next, with what was given in this round.</summary>
    private sealed class Turns
    {
        private readonly FairShares _shares;
        private readonly Dictionary<string, int> _ofQueue = new(StringComparer.Ordinal);
        private readonly Dictionary<JobDesk, int> _given = [];

        public Turns(IReadOnlyCollection<JobDesk> desks, FairShares shares)
        {
            _shares = shares;
            foreach (var desk in desks.Where(desk => desk.Offered || desk.Held.Count > 0))
                _ofQueue[desk.Queue] = _ofQueue.GetValueOrDefault(desk.Queue) + desk.Held.Count + desk.AskedFree + desk.AskedExtra;
            shares.Meet(_ofQueue);
        }

        public JobDesk First(List<JobDesk> candidates)
        {
            var first = candidates[0];
            foreach (var other in candidates)
            {
                if (IsBefore(other, first))
                    first = other;
            }

            return first;
        }

        public void Take(JobDesk desk)
        {
            _given[desk] = _given.GetValueOrDefault(desk) + 1;
            _shares.Serve(desk.Queue, _ofQueue[desk.Queue]++);
        }

        private bool IsBefore(JobDesk one, JobDesk other)
        {
            if (one.Priority != other.Priority)
                return one.Priority > other.Priority;
            if (one.Queue != other.Queue && Standing(one).CompareTo(Standing(other)) is not 0 and var turn)
                return turn < 0;
            var (held, otherHeld) = (one.Held.Count + _given.GetValueOrDefault(one), other.Held.Count + _given.GetValueOrDefault(other));
            return held != otherHeld ? held < otherHeld : one.Rank < other.Rank;
        }

        private double Standing(JobDesk desk) => _shares.Standing(desk.Queue, _ofQueue.GetValueOrDefault(desk.Queue));
    }
}
