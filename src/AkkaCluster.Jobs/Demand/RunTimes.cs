namespace AkkaCluster.Jobs.Demand;

/// <summary>How long the tasks of each kind take, as the jobs' actors measured it of late. There are as many kinds as the nodes have.</summary>
internal sealed class RunTimes
{
    /// <summary>What was measured of so many tasks outweighs what was before.</summary>
    private const double Window = 1000;

    private readonly Dictionary<string, (double Seconds, double Tasks)> _kinds = [];

    /// <summary>So many more tasks of a kind are done, which took so long each.</summary>
    public void Learn(string kind, long tasks, TimeSpan each)
    {
        if (tasks <= 0)
            return;
        var (seconds, known) = _kinds.GetValueOrDefault(kind);
        var share = Math.Min(tasks, Window);
        var kept = Math.Min(1, (Window - share) / Math.Max(known, 1));
        _kinds[kind] = ((seconds * kept) + (each.TotalSeconds * share), (known * kept) + share);
    }

    /// <summary>How long one takes; null where none was measured.</summary>
    public TimeSpan? Of(string kind) => _kinds.TryGetValue(kind, out var measured) ? TimeSpan.FromSeconds(measured.Seconds / measured.Tasks) : null;
}
