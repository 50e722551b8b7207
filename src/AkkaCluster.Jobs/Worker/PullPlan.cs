namespace AkkaCluster.Jobs.Worker;

/// <summary>
/// Decides which jobs a worker asks next, and for how much: by priority, then those of which it holds least, then in the leader's order. With several jobs of
/// one priority each is asked for its share, so that they advance side by side.
/// </summary>
internal static class PullPlan
{
    public readonly record struct Question(JobDesk Desk, int Free, int Extra);

    /// <param name="desks">All jobs that the worker knows of.</param>
    /// <param name="idle">Slots that are free.</param>
    /// <param name="ready">Chunks that wait for a slot.</param>
    /// <param name="prefetch">Chunks that it would keep ready besides those that can be started.</param>
    /// <param name="now">The time.</param>
    public static List<Question> Next(IReadOnlyCollection<JobDesk> desks, int idle, int ready, int prefetch, DateTimeOffset now)
    {
        var questions = new List<Question>();
        var free = idle - ready - desks.Sum(desk => desk.AskedFree);
        var extra = prefetch - Math.Max(0, ready - idle) - desks.Sum(desk => desk.AskedExtra);
        if (free <= 0 && extra <= 0)
            return questions;
        var candidates = desks.Where(desk => desk.Offered && desk.AskedAt is null && desk.DryUntil <= now && (free > 0 || desk.NoExtraUntil <= now)).ToList();
        if (candidates.Count == 0)
            return questions;
        candidates.Sort(Compare);
        if (free <= 0)
        {
            questions.Add(new Question(candidates[0], 0, extra));
            return questions;
        }

        var peers = candidates.TakeWhile(desk => desk.Priority == candidates[0].Priority).Count();
        var share = (free + peers - 1) / peers;
        foreach (var desk in candidates)
        {
            if (free <= 0)
                break;
            var part = Math.Min(share, free);
            questions.Add(new Question(desk, part, candidates.Count == 1 && desk.NoExtraUntil <= now ? Math.Max(0, extra) : 0));
            free -= part;
        }

        return questions;
    }

    private static int Compare(JobDesk one, JobDesk other)
    {
        if (one.Priority != other.Priority)
            return other.Priority.CompareTo(one.Priority);
        return one.Held.Count != other.Held.Count ? one.Held.Count.CompareTo(other.Held.Count) : one.Rank.CompareTo(other.Rank);
    }
}
