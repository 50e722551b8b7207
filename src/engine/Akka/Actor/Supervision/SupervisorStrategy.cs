using Akka.Actor.Internal;
using Akka.Event;
using Akka.Util;

namespace Akka.Actor;

/// <summary>How an actor handles the failures of its children.</summary>
public abstract class SupervisorStrategy : ISurrogated
{
    /// <summary>Restarts, except where an actor could not be created or was killed, which stops it.</summary>
    public static readonly IDecider DefaultDecider = Actor.Decider.From(Directive.Restart,
        Directive.Stop.When<ActorInitializationException>(), Directive.Stop.When<ActorKilledException>(), Directive.Stop.When<DeathPactException>());

    /// <summary>The strategy of actors that choose none: <see cref="DefaultDecider"/> for the child that failed, without a limit.</summary>
    public static readonly SupervisorStrategy DefaultStrategy = new OneForOneStrategy(DefaultDecider);

    /// <summary>Stops the child that failed, whatever the failure.</summary>
    public static readonly OneForOneStrategy StoppingStrategy = new(_ => Directive.Stop);

    /// <summary>Creates it.</summary>
    protected SupervisorStrategy() { }

    /// <summary>Chooses the directive.</summary>
    public abstract IDecider Decider { get; }

    /// <summary>Whether failures are logged.</summary>
    protected bool LoggingEnabled { get; set; } = true;

    /// <inheritdoc/>
    public abstract ISurrogate ToSurrogate(ActorSystem system);

    /// <summary>Chooses the directive for a child.</summary>
    protected abstract Directive Handle(IActorRef child, Exception exception);

    /// <summary>Restarts or stops the child that failed, and whoever else the strategy says.</summary>
    public abstract void ProcessFailure(IActorContext context, bool restart, IActorRef child, Exception cause, ChildRestartStats stats,
        IReadOnlyCollection<ChildRestartStats> children);

    /// <summary>Called when a child has terminated.</summary>
    public abstract void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children);

    internal bool HandleFailure(ActorCell cell, IActorRef child, Exception cause, ChildRestartStats stats, Func<IReadOnlyCollection<ChildRestartStats>> children)
    {
        var directive = Handle(child, cause);
        switch (directive)
        {
            case Directive.Escalate:
                LogFailure(cell, child, cause, directive);
                return false;
            case Directive.Resume:
                LogFailure(cell, child, cause, directive);
                ResumeChild(child, cause);
                return true;
            default:
                LogFailure(cell, child, cause, directive);
                ProcessFailure(cell, directive == Directive.Restart, child, cause, stats, children());
                return true;
        }
    }

    /// <summary>Resumes a child.</summary>
    protected void ResumeChild(IActorRef child, Exception exception) => ((IInternalActorRef)child).Resume(exception);

    /// <summary>Restarts a child, which is suspended first where it did not itself fail.</summary>
    protected void RestartChild(IActorRef child, Exception cause, bool suspendFirst)
    {
        var actor = (IInternalActorRef)child;
        if (suspendFirst) actor.Suspend();
        actor.Restart(cause);
    }

    /// <summary>Logs a failure and what is done about it.</summary>
    protected virtual void LogFailure(IActorContext context, IActorRef child, Exception cause, Directive directive)
    {
        if (!LoggingEnabled) return;
        var text = cause is ActorInitializationException && cause.InnerException is { } inner ? inner.Message : cause.Message;
        switch (directive)
        {
            case Directive.Escalate:
                return;
            case Directive.Resume:
                context.System.EventStream.Publish(new Warning(cause, child.Path.ToString(), GetType(), text));
                return;
            default:
                context.System.EventStream.Publish(new Error(cause, child.Path.ToString(), GetType(), text));
                return;
        }
    }

    internal static int Milliseconds(TimeSpan? range) => range is { } r && r != Timeout.InfiniteTimeSpan ? (int)Math.Min(int.MaxValue, r.TotalMilliseconds) : -1;
}
