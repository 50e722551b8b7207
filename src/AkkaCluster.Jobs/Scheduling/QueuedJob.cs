using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Fairness;

namespace AkkaCluster.Jobs.Scheduling;

/// <summary>A job that is not finished, as the leader keeps it in memory.</summary>
internal sealed class QueuedJob(string id, long number, int priority, long taskCount, DateTimeOffset queuedAt = default)
{
    private bool _hasRun;

    public string Id { get; } = id;

    public long Number { get; } = number;

    public int Priority { get; } = priority;

    public long TaskCount { get; } = taskCount;

    /// <summary>The span of its admission, where it is traced.</summary>
    public string? TraceParent { get; init; }

    /// <summary>How often it was begun: what is said of an earlier round does not concern this one.</summary>
    public int Round { get; init; } = 1;

    public string Kind { get; init; } = "";

    /// <summary>What the workers that run its tasks must have; null for nothing.</summary>
    public string? Requires { get; init; }

    public string Queue { get; init; } = QueueWeights.DefaultQueue;

    /// <summary>What holds it together with other jobs.</summary>
    public IReadOnlyList<LimitGroup> Limits { get; init; } = [];

    /// <summary>What its limits let it do; null where it has none, or is not active.</summary>
    public TaskPace? Limit { get; private set; }

    public bool Paused { get; set; }

    /// <summary>Whether its actor was started and workers may ask it.</summary>
    public bool Active { get; set; }

    /// <summary>Tasks that workers hold now, as its actor last said.</summary>
    public long Leased { get; private set; }

    /// <summary>Since when workers hold none of it, as far as is known.</summary>
    public DateTimeOffset StillSince { get; private set; } = queuedAt;

    /// <summary>What those who watch it were last told that it waits for.</summary>
    public string? ToldWaits { get; set; }

    /// <summary>Whether its actor said that it has nothing to hand out for now.</summary>
    public bool Dry { get; set; }

    /// <summary>Whether this leader admitted it and never started its actor: the grant of epoch 1 is still to give.</summary>
    public bool Fresh { get; set; }

    /// <summary>How far its actor last said it is.</summary>
    public JobProgress? Progress { get; set; }

    /// <summary>When its actor was last heard of, or woken.</summary>
    public DateTimeOffset HeardOf { get; set; }

    /// <summary>Its actor has spoken.</summary>
    public void Hear(JobProgress progress, bool dry, DateTimeOffset now)
    {
        (HeardOf, Lost, Dry, Leased, Progress) = (now, false, dry, progress.Leased, progress);
        if (Leased > 0)
            (StillSince, _hasRun) = (now, true);
    }

    /// <summary>It becomes active: of its limits it takes what it can use.</summary>
    public void Begin(DateTimeOffset now)
    {
        (Active, HeardOf) = (true, now);
        if (Limits.Count == 0)
            return;
        var places = Math.Min(Open, Limits.Min(group => group.Room));
        foreach (var group in Limits)
            group.Take(places, Open, now);
        var isCounted = Limits.Any(group => group.Room < long.MaxValue);
        Limit = new TaskPace(isCounted ? (int)places : null, Limits.Max(group => group.Every));
    }

    /// <summary>It is active no more.</summary>
    /// <param name="hasEnded">Whether all that it was to do is done.</param>
    public void End(bool hasEnded)
    {
        Active = false;
        if (Limit is null)
            return;
        foreach (var group in Limits)
            group.GiveBack(Limit.AtOnce ?? 0, hasEnded ? 0 : Open);
        Limit = null;
    }

    /// <summary>Tasks that are not done, as far as is known.</summary>
    public long OpenTasks => Math.Max(0, TaskCount - (Progress is null ? 0 : Progress.Succeeded + Progress.Failed));

    /// <summary>How many of its tasks may run at once, where each takes so long.</summary>
    public long PlacesFor(TimeSpan each)
    {
        var most = Math.Min(OpenTasks, Limit?.AtOnce ?? Limits.Select(group => group.Room).DefaultIfEmpty(long.MaxValue).Min());
        var every = Limits.Select(group => group.Every).DefaultIfEmpty().Max();
        return every > TimeSpan.Zero ? Math.Min(most, 1 + (long)(each / every)) : most;
    }

    private long Open => Math.Max(1, OpenTasks);

    /// <summary>Whether something of it is being worked on: between two chunks for a moment nothing may be.</summary>
    public bool IsRunning(DateTimeOffset now, TimeSpan moment) => !Lost && (Leased > 0 || (_hasRun && now - StillSince < moment));

    /// <summary>Whether the node of its actor was lost, and the next incarnation was not heard of yet.</summary>
    public bool Lost { get; set; }
}
