using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Placement;

namespace AkkaCluster.Jobs.Worker;

/// <summary>The jobs that a worker knows, and the leader's last word on which of them may be asked.</summary>
/// <param name="labels">The worker's labels.</param>
/// <param name="resources">What the worker has.</param>
internal sealed class JobDesks(IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, long> resources)
{
    private readonly Dictionary<string, JobDesk> _byJob = [];
    private (long Epoch, long Version) _offer;
    private long _arrivals;

    public IReadOnlyCollection<JobDesk> All => _byJob.Values;

    /// <summary>Whether there is no active worker, so that one that stands by may work.</summary>
    public bool StandbyMayWork { get; private set; }

    public JobDesk? Find(string job) => _byJob.GetValueOrDefault(job);

    public JobDesk Get(string job, int priority)
    {
        if (!_byJob.TryGetValue(job, out var desk))
            _byJob.Add(job, desk = new JobDesk(job, priority) { Rank = ++_arrivals });
        return desk;
    }

    /// <summary>Whether it is still known: a job may be forgotten, and met again, while a chunk of it runs.</summary>
    public bool Contain(JobDesk desk) => _byJob.GetValueOrDefault(desk.Id) == desk;

    public void Remove(JobDesk desk) => _byJob.Remove(desk.Id);

    /// <summary>Takes the leader's order; false where a later one is known.</summary>
    public bool Take(WorkerCommands.Offer offer)
    {
        if (offer.LeaderEpoch < _offer.Epoch || (offer.LeaderEpoch == _offer.Epoch && offer.Version <= _offer.Version))
            return false;
        _offer = (offer.LeaderEpoch, offer.Version);
        StandbyMayWork = offer.StandbyMayWork;
        foreach (var desk in _byJob.Values)
            desk.Offered &= desk.IsAnnounced;
        _arrivals = Math.Max(_arrivals, offer.Jobs.Count);
        for (var rank = 0; rank < offer.Jobs.Count; rank++)
        {
            var desk = Get(offer.Jobs[rank].JobId, offer.Jobs[rank].Priority);
            desk.Rank = rank;
            Offer(desk, offer.Jobs[rank].Queue, offer.Jobs[rank].Requires);
        }

        return true;
    }

    /// <summary>The job may be asked, if it can be served.</summary>
    public void Offer(JobDesk desk, string? queue, string? requires)
    {
        desk.Place(queue, requires);
        desk.Offered = desk.Requires.AreMetBy(labels, resources);
    }

    /// <summary>What is left of the worker's resources beside what it holds and, if asked for so, what it has asked for.</summary>
    public ResourceBudget Left(bool asked)
    {
        if (resources.Count == 0)
            return ResourceBudget.None;
        var left = new ResourceBudget(resources);
        foreach (var desk in All)
            left.Take(desk.Requires, desk.Held.Count + (asked ? desk.AskedFree : 0));
        return left;
    }
}
