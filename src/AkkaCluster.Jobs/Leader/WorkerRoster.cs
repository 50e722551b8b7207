using Akka.Actor;
using AkkaCluster.Jobs.Placement;
using AkkaCluster.Jobs.Scheduling;

namespace AkkaCluster.Jobs.Leader;

/// <summary>The workers of the cluster, as they last said they are.</summary>
/// <param name="now">When it begins: there was none known before.</param>
internal sealed class WorkerRoster(DateTimeOffset now)
{
    private readonly Dictionary<IActorRef, WorkerInfo> _workers = [];
    private readonly Dictionary<string, bool> _serve = [];
    private DateTimeOffset _noneSince = now;

    public bool IsEmpty => _workers.Count == 0;

    /// <summary>Since when there is none; null where there are some.</summary>
    public DateTimeOffset? NoneSince => IsEmpty ? _noneSince : null;

    /// <summary>Whether standby workers may work, since there is no active one.</summary>
    public bool StandbyMayWork { get; private set; }

    public IEnumerable<IActorRef> Agents => _workers.Keys;

    public IReadOnlyList<WorkerInfo> All => [.. _workers.Values.OrderBy(worker => worker.Address, StringComparer.Ordinal)];

    /// <summary>A worker says how it is; true where it is new.</summary>
    public bool Meet(IActorRef agent, WorkerInfo info)
    {
        var isNew = !_workers.TryGetValue(agent, out var known);
        if (known?.Draining != info.Draining)
            _serve.Clear();
        _workers[agent] = info;
        return isNew;
    }

    /// <summary>A worker is gone; null where it was none.</summary>
    public WorkerInfo? Lose(IActorRef agent, DateTimeOffset now)
    {
        if (!_workers.Remove(agent, out var info))
            return null;
        _serve.Clear();
        if (IsEmpty)
            _noneSince = now;
        return info;
    }

    /// <summary>Whether there is a worker that has what a job requires.</summary>
    public bool Serve(string requires)
    {
        if (!_serve.TryGetValue(requires, out var known))
        {
            var parsed = Requirements.Of(requires);
            _serve.Add(requires, known = _workers.Values.Any(worker => !worker.Draining && parsed.AreMetBy(worker.Labels, worker.Resources)));
        }

        return known;
    }

    public IReadOnlyList<IActorRef> At(string address) => [.. _workers.Where(worker => worker.Value.Address == address).Select(worker => worker.Key)];

    /// <summary>Decides whether standby workers may work; true where that changes.</summary>
    public bool DecideStandby()
    {
        var before = StandbyMayWork;
        StandbyMayWork = WorkerChoice.StandbyMayWork(_workers.Values);
        return before != StandbyMayWork;
    }
}
