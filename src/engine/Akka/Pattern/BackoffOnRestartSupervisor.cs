using Akka.Actor;

namespace Akka.Pattern;

/// <summary>Stops a child that fails and starts it again after the delay; a child that stops by itself stops this supervisor.</summary>
internal sealed class BackoffOnRestartSupervisor(
    Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, IBackoffReset reset, double randomFactor, OneForOneStrategy strategy,
    object? replyWhileStopped, Func<object, bool>? finalStopMessage)
    : BackoffSupervisorBase(childProps, childName, minBackoff, maxBackoff, reset, randomFactor, replyWhileStopped, finalStopMessage)
{
    private IActorRef? _failed;

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(cause =>
    {
        var directive = strategy.Decider.Decide(cause);
        if (directive != Directive.Restart) return directive;
        // The child's name is free only when it has terminated: the delay begins then.
        _failed = Child;
        Child = null;
        return Directive.Stop;
    });

    protected override bool Receive(object message)
    {
        if (message is not Terminated terminated) return HandleBackoff(message);
        if (terminated.ActorRef.Equals(_failed))
        {
            _failed = null;
            if (FinalStopMessageReceived || !ScheduleStart(strategy.MaxNumberOfRetries)) Context.Stop(Self);
        }
        else if (terminated.ActorRef.Equals(Child))
        {
            Context.Stop(Self);
        }
        else
        {
            return HandleBackoff(message);
        }
        return true;
    }
}
