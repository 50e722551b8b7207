using Akka.Actor;

namespace Akka.Pattern;

/// <summary>What back-off supervisors have in common: one child, messages passed on to it, and its delayed starts.</summary>
public abstract class BackoffSupervisorBase : ActorBase
{
    private readonly TimeSpan _minBackoff;
    private readonly TimeSpan _maxBackoff;
    private readonly double _randomFactor;

    private protected BackoffSupervisorBase(
        Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, IBackoffReset reset, double randomFactor, object? replyWhileStopped,
        Func<object, bool>? finalStopMessage)
    {
        (ChildProps, ChildName, Reset, ReplyWhileStopped, FinalStopMessage) = (childProps, childName, reset, replyWhileStopped, finalStopMessage);
        (_minBackoff, _maxBackoff, _randomFactor) = (minBackoff, maxBackoff, randomFactor);
    }

    /// <summary>Properties of the child.</summary>
    protected Props ChildProps { get; }

    /// <summary>Name of the child.</summary>
    protected string ChildName { get; }

    /// <summary>How the count of restarts goes back to zero.</summary>
    protected IBackoffReset Reset { get; }

    /// <summary>The answer to messages while the child is down, or null.</summary>
    protected object? ReplyWhileStopped { get; }

    /// <summary>Tells messages after which the child's stop is final; or null.</summary>
    protected Func<object, bool>? FinalStopMessage { get; }

    /// <summary>Whether such a message was passed on.</summary>
    protected bool FinalStopMessageReceived { get; set; }

    /// <summary>The child; null while it is down.</summary>
    protected IActorRef? Child { get; set; }

    /// <summary>How often the child was started again since the count went back to zero.</summary>
    protected int RestartCountN { get; set; }

    /// <inheritdoc/>
    protected override void PreStart()
    {
        StartChild();
        base.PreStart();
    }

    /// <summary>Treats a message that is not about the child's end; true, for all are.</summary>
    protected bool HandleBackoff(object message)
    {
        switch (message)
        {
            case BackoffSupervisor.StartChild:
                StartChild();
                break;
            case BackoffSupervisor.Reset when Reset is ManualReset:
                RestartCountN = 0;
                break;
            case BackoffSupervisor.Reset:
                Unhandled(message);
                break;
            case BackoffSupervisor.ResetRestartCount reset:
                if (reset.Current == RestartCountN) RestartCountN = 0;
                break;
            case BackoffSupervisor.GetRestartCount:
                Sender.Tell(new BackoffSupervisor.RestartCount(RestartCountN));
                break;
            case BackoffSupervisor.GetCurrentChild:
                Sender.Tell(new BackoffSupervisor.CurrentChild(Child!));
                break;
            default:
                PassOn(message);
                break;
        }
        return true;
    }

    /// <summary>Starts the child after the delay of the count; false when <paramref name="maxNrOfRetries"/> (-1: without limit) is used up.</summary>
    private protected bool ScheduleStart(int maxNrOfRetries)
    {
        if (maxNrOfRetries >= 0 && RestartCountN >= maxNrOfRetries) return false;
        Child = null;
        var delay = BackoffDelay.Calculate(RestartCountN, _minBackoff, _maxBackoff, _randomFactor, Random.Shared);
        Context.System.Scheduler.ScheduleTellOnce(delay, Self, BackoffSupervisor.StartChild.Instance, Self);
        RestartCountN++;
        return true;
    }

    private void StartChild()
    {
        if (Child is not null) return;
        Child = Context.Watch(Context.ActorOf(ChildProps, ChildName));
        if (Reset is AutoReset auto)
            Context.System.Scheduler.ScheduleTellOnce(auto.ResetBackoff, Self, new BackoffSupervisor.ResetRestartCount(RestartCountN), Self);
    }

    private void PassOn(object message)
    {
        if (Child is not null && Child.Equals(Sender))
        {
            // What the child sends to its parent is meant for whoever stands above this supervisor.
            Context.Parent.Forward(message);
            return;
        }
        var final = FinalStopMessage?.Invoke(message) ?? false;
        if (Child is not null)
        {
            Child.Forward(message);
            FinalStopMessageReceived |= final;
        }
        else
        {
            if (ReplyWhileStopped is not null) Sender.Tell(ReplyWhileStopped);
            else Context.System.DeadLetters.Forward(message);
            if (final) Context.Stop(Self);
        }
    }
}
