using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>Queues what it gets for the test; watches, starts children, ignores and answers as the test tells it.</summary>
internal sealed class InternalTestActor(EnvelopeQueue queue) : ActorBase
{
    private readonly DelegatingSupervisorStrategy _strategy = new();
    private TestKit.TestActor.Ignore? _ignore;
    private AutoPilot _autoPilot = AutoPilot.NoAutoPilot;

    protected override SupervisorStrategy SupervisorStrategy() => _strategy;

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case TestKit.TestActor.SetIgnore set:
                _ignore = set.Ignore;
                return true;
            case TestKit.TestActor.Watch watch:
                Context.Watch(watch.Actor);
                return true;
            case TestKit.TestActor.Unwatch unwatch:
                Context.Unwatch(unwatch.Actor);
                return true;
            case TestKit.TestActor.SetAutoPilot set:
                _autoPilot = set.AutoPilot;
                return true;
            case SpawnRequest request:
                Spawn(request);
                return true;
            default:
                Queue(message);
                return true;
        }
    }

    private void Queue(object message)
    {
        var next = _autoPilot.Run(Sender, message);
        if (next is not KeepRunning) _autoPilot = next;
        if (_ignore?.Invoke(message) != true) queue.Add(new RealMessageEnvelope(message, Sender));
    }

    private void Spawn(SpawnRequest request)
    {
        try
        {
            var child = request.Spawn.Apply(Context);
            if (request.Spawn._supervisorStrategy.HasValue) _strategy.Update(child, request.Spawn._supervisorStrategy.Value);
            request.Child.TrySetResult(child);
        }
        catch (Exception e)
        {
            request.Child.TrySetException(e);
        }
    }
}
