using System.Diagnostics.CodeAnalysis;

namespace AkkaCluster.Balancing.Balancer;

/// <summary>
/// The requests that are with a server. All have the same time-out, so they end in the order in which they began, and finding those that are late
/// costs nothing for those that are not. Of one that has ended only its number and time stay until all older ones have ended too.
/// </summary>
internal sealed class PendingRequests(TimeSpan timeout, TimeProvider clock)
{
    private readonly Dictionary<long, PendingRequest> _byId = [];
    private readonly Queue<(long Id, long Started)> _byAge = new();
    private long _lastId;

    public int Count => _byId.Count;

    public PendingRequest Add(BalancedTask task, Akka.Actor.IActorRef asker, BalancedServer server)
    {
        var request = new PendingRequest(++_lastId, task, asker, server, clock.GetTimestamp());
        _byId.Add(request.Id, request);
        _byAge.Enqueue((request.Id, request.Started));
        server.Outstanding++;
        return request;
    }

    public bool TryEnd(long id, [NotNullWhen(true)] out PendingRequest? request)
    {
        if (!_byId.Remove(id, out request))
            return false;
        request.Server.Outstanding--;
        while (_byAge.TryPeek(out var oldest) && !_byId.ContainsKey(oldest.Id))
            _byAge.Dequeue();
        return true;
    }

    /// <summary>Ends the requests whose time is over.</summary>
    public IEnumerable<PendingRequest> EndLate()
    {
        while (_byAge.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.Started) >= timeout)
        {
            if (TryEnd(oldest.Id, out var late))
                yield return late;
        }
    }

    /// <summary>Ends the requests that are with this server.</summary>
    public IReadOnlyList<PendingRequest> EndAll(BalancedServer server)
    {
        var ended = _byId.Values.Where(request => request.Server == server).ToList();
        foreach (var request in ended)
            TryEnd(request.Id, out _);
        return ended;
    }
}
