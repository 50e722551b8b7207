using Akka.Actor;
using Akka.Event;
using AkkaCluster.Balancing.Messages;
using AkkaCluster.Balancing.Targets;

namespace AkkaCluster.Balancing.Balancer;

/// <summary>What the balancer learns of its servers, and which of them receive.</summary>
public sealed partial class BalancerActor
{
    private void OnConnectionLost(Address address, string what)
    {
        foreach (var server in _servers.Where(server => server.Actor.Path.Address.Equals(address)))
        {
            var lost = _pending.EndAll(server);
            if (lost.Count == 0)
                continue;
            _log.Warning("Server {Server}: {What}; {Lost} requests that were outstanding are lost.", server.Address, what, lost.Count);
            Missed(server, lost.Count, what);
            foreach (var request in lost)
                Answer(request, FailureReason.Lost, $"Server {server.Address}: {what}. Whether the task ran is not known.");
        }
    }

    private void Answered(BalancedServer server, bool completed)
    {
        if (completed)
            server.Completed++;
        else
            server.Failed++;
        server.Ejection.Succeeded();
    }

    /// <summary>The task did not begin there: it goes to another server.</summary>
    private void OnServerDrains(PendingRequest request)
    {
        var server = request.Server;
        if (!server.Health.IsDraining)
            _log.Info("Server {Server} is being drained: it gets no requests until it is back.", server.Address);
        server.Health.Drains();
        server.PassOver("It said that it is being drained.");
        UpdateReceiving();
        BalancerInstruments.Ended(server.Address, FailureReason.Draining, _clock.GetElapsedTime(request.Started));
        Send(request.Task, request.Asker);
        EndWhenDrained();
    }

    private void Missed(BalancedServer server, int requests, string what)
    {
        server.Lost += requests;
        for (var i = 0; i < requests; i++)
        {
            var ejected = _servers.Count(other => other.Ejection.IsEjected);
            if (!server.Ejection.Failed(Ejection.LeavesRoom(_settings.Ejection, ejected, _servers.Length)))
                continue;
            server.PassOver($"It failed {_settings.Ejection.ConsecutiveFailures} requests one after the other, and receives none for {_settings.Ejection.Duration.TotalSeconds:0.###} s. The last: {what.TrimEnd('.')}.");
            _log.Warning("Server {Server} is ejected for {Duration}: it failed {ConsecutiveFailures} requests one after the other.", server.Address, _settings.Ejection.Duration, _settings.Ejection.ConsecutiveFailures);
        }

        UpdateReceiving();
    }

    private void Probe()
    {
        foreach (var server in _servers.Where(server => server.Health.IsProbed))
        {
            if (server.Probe != 0)
                Probed(server, answered: false);
            server.Probe = ++_lastProbe;
            server.Send(new Probe(server.Probe), Self);
        }
    }

    private void OnProbeAnswered(Probe probe)
    {
        if (Array.Find(_servers, server => server.Probe == probe.Id) is not { } server)
            return;
        server.Probe = 0;
        Probed(server, answered: true);
    }

    private void Probed(BalancedServer server, bool answered)
    {
        if (!server.Health.Probed(answered))
            return;
        if (!answered)
            server.PassOver($"It missed {_settings.HealthCheck.Fall} probes.");
        _log.Warning("Server {Server} is {State}.", server.Address, answered ? "healthy again" : "unhealthy: it missed its probes");
        UpdateReceiving();
    }

    /// <summary>The array changes only when a server's state did: a strategy may keep what it worked out for it.</summary>
    private void UpdateReceiving()
    {
        if (_servers.Count(server => server.IsReceiving) != _receiving.Length || Array.Exists(_receiving, server => !((BalancedServer)server).IsReceiving))
            _receiving = [.. _servers.Where(server => server.IsReceiving)];
    }
}
