using Akka.Actor;
using Akka.Event;
using Akka.Remote;
using Akka.Routing;
using AkkaCluster.Balancing.Messages;
using AkkaCluster.Balancing.Targets;
using AkkaCluster.Balancing.Strategies;

namespace AkkaCluster.Balancing.Balancer;

/// <summary>
/// The router actor: sends each request to one server and its answer back to the asker. It asks the strategy, never the servers: there is no membership
/// and no shared state, and nothing is sent twice. A request that was with a server when that died is lost, and the asker is told.
/// </summary>
public sealed class BalancerActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan TimeoutTick = TimeSpan.FromMilliseconds(50);
    private readonly BalancerSettings _settings;
    private readonly TimeProvider _clock;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly BalancedServer[] _servers;
    private readonly RoutingLogic _strategy;
    private readonly PendingRequests _pending;
    private Routee[] _receiving;
    private long _lastProbe;

    private BalancerActor(BalancerSettings settings, TimeProvider clock, Random random)
    {
        _settings = settings;
        _clock = clock;
        _pending = new PendingRequests(settings.RequestTimeout, clock);
        _strategy = RoutingLogics.Create(settings, Context.System, random);
        _servers = [.. settings.Servers.Select(target => new BalancedServer(target, ServerRefs.Create(target, settings, Context), settings, clock))];
        _receiving = [.. _servers];
        Receive<BalancedTask>(OnTask);
        Receive<TaskDone>(done => OnAnswer(done.Id, done.Output, null, null));
        Receive<TaskNotDone>(not => OnAnswer(not.Id, default, not.Reason, not.Error));
        Receive<DisassociatedEvent>(broken => OnConnectionLost(broken.RemoteAddress));
        Receive<AssociationErrorEvent>(broken => OnConnectionLost(broken.RemoteAddress));
        Receive<Probe>(OnProbeAnswered);
        Receive<Tick>(OnTick);
        Receive<GetServers>(_ => Sender.Tell(_servers.Select(server => server.View()).ToList()));
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>How to make one.</summary>
    public static Props Props(BalancerSettings settings, TimeProvider clock, Random random) =>
        Akka.Actor.Props.Create(() => new BalancerActor(settings, clock, random));

    /// <inheritdoc />
    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(DisassociatedEvent));
        Context.System.EventStream.Subscribe(Self, typeof(AssociationErrorEvent));
        Timers.StartPeriodicTimer(Tick.Late, Tick.Late, TimeoutTick);
        if (_settings.HealthCheck.Enabled)
            Timers.StartPeriodicTimer(Tick.Probe, Tick.Probe, _settings.HealthCheck.Interval);
    }

    /// <inheritdoc />
    protected override void PostStop()
    {
        foreach (var server in _servers)
        {
            foreach (var request in _pending.EndAll(server))
                Answer(request, FailureReason.Lost, "The balancer stopped.");
        }
    }

    private void OnTask(BalancedTask task)
    {
        if (_receiving.Length == 0)
            Refuse(FailureReason.NoServer, $"None of the {_servers.Length} servers receives requests now; all are ejected or unhealthy.");
        else if (Choose(task) is not { } server)
            Refuse(FailureReason.Busy, $"Every server has {_settings.MaxOutstandingPerServer} requests outstanding; try again later.");
        else
        {
            var request = _pending.Add(Sender, server);
            BalancerMetrics.Sent(server.Address);
            server.Send(new RunTask(request.Id, task.Kind, task.Parameters, task.Input), Self);
        }
    }

    private BalancedServer? Choose(BalancedTask task)
    {
        var chosen = (BalancedServer)_strategy.Select(task, _receiving);
        if (chosen.Outstanding < _settings.MaxOutstandingPerServer)
            return chosen;
        // The key is what a consistent hash is for: its request waits for no other server.
        return _settings.Strategy == BalancingStrategy.ConsistentHash
            ? null
            : (BalancedServer?)Array.Find(_receiving, server => ((BalancedServer)server).Outstanding < _settings.MaxOutstandingPerServer);
    }

    private void Refuse(FailureReason reason, string error)
    {
        BalancerMetrics.Counted("", reason);
        Sender.Tell(new BalancedAnswer(null, default, reason, error));
    }

    private void OnAnswer(long id, ReadOnlyMemory<byte> output, FailureReason? failure, string? error)
    {
        if (!_pending.TryEnd(id, out var request))
        {
            BalancerMetrics.AnsweredLate();
            return;
        }

        var server = request.Server;
        if (failure == FailureReason.Lost)
            Missed(server, 1);
        else if (failure is null)
            server.Completed++;
        else
            server.Failed++;
        if (failure != FailureReason.Lost)
        {
            server.Ejection.Succeeded();
            UpdateReceiving();
        }

        Reply(request, new BalancedAnswer(server.Address, output, failure, error));
    }

    private void OnTick(Tick tick)
    {
        if (tick == Tick.Probe)
            Probe();
        foreach (var late in _pending.EndLate())
        {
            Missed(late.Server, 1);
            Answer(late, FailureReason.TimedOut, $"The server {late.Server.Address} did not answer within {_settings.RequestTimeout.TotalSeconds:0.###} s. Whether the task ran is not known.");
        }

        UpdateReceiving();
    }

    private void OnConnectionLost(Address address)
    {
        foreach (var server in _servers.Where(server => server.Actor.Path.Address.Equals(address)))
        {
            var lost = _pending.EndAll(server);
            if (lost.Count == 0)
                continue;
            _log.Warning("Lost the connection to server {0} with {1} requests outstanding; they are lost.", server.Address, lost.Count);
            Missed(server, lost.Count);
            foreach (var request in lost)
                Answer(request, FailureReason.Lost, $"The connection to the server {server.Address} broke. Whether the task ran is not known.");
        }
    }

    private void Missed(BalancedServer server, int requests)
    {
        server.Lost += requests;
        for (var i = 0; i < requests; i++)
        {
            var ejected = _servers.Count(other => other.Ejection.IsEjected);
            if (server.Ejection.Failed(Ejection.LeavesRoom(_settings.Ejection, ejected, _servers.Length)))
                _log.Warning("Server {0} is ejected for {1}: it failed {2} requests one after the other.", server.Address, _settings.Ejection.Duration, _settings.Ejection.ConsecutiveFailures);
        }

        UpdateReceiving();
    }

    private void Probe()
    {
        foreach (var server in _servers)
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
        _log.Warning("Server {0} is {1}.", server.Address, answered ? "healthy again" : "unhealthy: it missed its probes");
        UpdateReceiving();
    }

    /// <summary>The array changes only when a server's state did: a strategy may keep what it worked out for it.</summary>
    private void UpdateReceiving()
    {
        if (_servers.Count(server => server.IsReceiving) != _receiving.Length || Array.Exists(_receiving, server => !((BalancedServer)server).IsReceiving))
            _receiving = [.. _servers.Where(server => server.IsReceiving)];
    }

    private void Answer(PendingRequest request, FailureReason reason, string error) => Reply(request, new BalancedAnswer(request.Server.Address, default, reason, error));

    private void Reply(PendingRequest request, BalancedAnswer answer)
    {
        BalancerMetrics.Ended(request.Server.Address, answer.Failure, _clock.GetElapsedTime(request.Started));
        request.Asker.Tell(answer);
    }

    private enum Tick
    {
        Late,
        Probe,
    }
}
