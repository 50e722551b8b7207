using Akka;
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
/// and no shared state, and nothing is sent twice that a server may have begun. A request that was with a server when that died is lost, and the asker is told.
/// </summary>
public sealed partial class BalancerActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan TimeoutTick = TimeSpan.FromMilliseconds(50);
    private readonly BalancerOptions _settings;
    private readonly TimeProvider _clock;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly BalancedServer[] _servers;
    private readonly RoutingLogic _strategy;
    private readonly PendingRequests _pending;
    private readonly int _mostBytes;
    private Routee[] _receiving;
    private long _lastProbe;
    private IActorRef? _drainer;

    public BalancerActor(BalancerOptions settings, TimeProvider clock, Random random)
    {
        _settings = settings;
        _clock = clock;
        _mostBytes = settings.HasGatewaysOnly ? int.MaxValue : settings.MaxTaskSize;
        _pending = new PendingRequests(settings.RequestTimeout, clock);
        _strategy = RoutingLogics.Create(settings, Context.System, random);
        _servers = [.. settings.Targets.Select(target => new BalancedServer(target, ServerRefs.Create(target, settings, Context), settings, clock))];
        _receiving = [.. _servers];
        Receive<BalancedTask>(task => Send(task, Sender));
        Receive<TaskDone>(done => OnAnswer(done.Id, done.Output, null, null));
        Receive<TaskNotDone>(not => OnAnswer(not.Id, default, not.Reason, not.Error));
        Receive<DisassociatedEvent>(broken => OnConnectionLost(broken.RemoteAddress, "The connection broke"));
        Receive<AssociationErrorEvent>(broken => OnConnectionLost(broken.RemoteAddress, $"There is no connection ({broken.Cause.Message})"));
        Receive<Probe>(OnProbeAnswered);
        Receive<Tick>(OnTick);
        Receive<Drain>(OnDrain);
        Receive<GetServers>(_ => Sender.Tell(_servers.Select(server => server.View()).ToList()));
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>How to make one.</summary>
    public static Props Props(BalancerOptions settings, TimeProvider clock, Random random) =>
        Akka.Actor.Props.Create(() => new BalancerActor(settings, clock, random));

    /// <inheritdoc />
    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(DisassociatedEvent));
        Context.System.EventStream.Subscribe(Self, typeof(AssociationErrorEvent));
        Timers.StartPeriodicTimer(Tick.Late, Tick.Late, TimeoutTick);
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

    private void Send(BalancedTask task, IActorRef asker)
    {
        if (_drainer is not null)
            Refuse(asker, FailureReason.Draining, "This load balancer is being drained and takes no more requests; ask another.");
        else if (task.Size > _mostBytes)
            Refuse(asker, FailureReason.Invalid, $"The task has {task.Size} bytes; {_mostBytes} fit (akkacluster.balancer.max-task-size). Put large inputs where the servers can read them, and name them.");
        else if (_receiving.Length == 0)
            Refuse(asker, FailureReason.NoServer, $"None of the {_servers.Length} servers receives requests now; all are ejected, unhealthy or being drained.");
        else if (Choose(task) is not { } server)
            Refuse(asker, FailureReason.Busy, $"Every server has {_settings.MaxOutstandingPerServer} requests outstanding; try again later.");
        else
        {
            var request = _pending.Add(task, asker, server);
            BalancerInstruments.Sent(server.Address);
            server.Send(new RunTask(request.Id, task.Kind, task.Parameters, task.Input, task.Key), Self);
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

    private static void Refuse(IActorRef asker, FailureReason reason, string error)
    {
        BalancerInstruments.Counted("", reason);
        asker.Tell(new BalancedAnswer(null, default, reason, error));
    }

    private void OnAnswer(long id, ReadOnlyMemory<byte> output, FailureReason? failure, string? error)
    {
        if (!_pending.TryEnd(id, out var request))
        {
            BalancerInstruments.AnsweredLate();
            return;
        }

        var server = request.Server;
        switch (failure)
        {
            case FailureReason.Lost:
                Missed(server, 1, error!);
                break;
            case FailureReason.Draining:
                OnServerDrains(request);
                return;
            default:
                Answered(server, failure is null);
                break;
        }

        Reply(request, new BalancedAnswer(server.Address, output, failure, error));
    }

    private void OnTick(Tick tick)
    {
        if (tick == Tick.Probe)
            Probe();
        foreach (var late in _pending.EndLate())
        {
            Missed(late.Server, 1, "No answer came in time");
            Answer(late, FailureReason.TimedOut, $"The server {late.Server.Address} did not answer within {_settings.RequestTimeout.TotalSeconds:0.###} s. Whether the task ran is not known.");
        }

        UpdateReceiving();
    }

    private void Answer(PendingRequest request, FailureReason reason, string error) => Reply(request, new BalancedAnswer(request.Server.Address, default, reason, error));

    private void Reply(PendingRequest request, BalancedAnswer answer)
    {
        var took = _clock.GetElapsedTime(request.Started);
        request.Server.Recent.Add(took);
        BalancerInstruments.Ended(request.Server.Address, answer.Failure, took);
        request.Asker.Tell(answer);
        EndWhenDrained();
    }

    private void OnDrain(Drain drain)
    {
        _drainer = Sender;
        EndWhenDrained();
    }

    private void EndWhenDrained()
    {
        if (_pending.Count == 0)
            _drainer?.Tell(Done.Instance);
    }

    private enum Tick
    {
        Late,
        Probe,
    }
}
