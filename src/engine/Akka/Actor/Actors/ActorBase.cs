using System.Runtime.CompilerServices;
using Akka.Actor.Internal;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Base of all actors.</summary>
public abstract class ActorBase : IInternalActor
{
    private readonly ActorCell _cell;

    /// <summary>Called by the engine only: actors are made by <c>ActorOf</c>.</summary>
    /// <exception cref="ActorInitializationException">Application code called the constructor.</exception>
    protected ActorBase()
    {
        _cell = InternalCurrentActorCellKeeper.Current is { IsCreatingActor: true } cell ? cell
            : throw new ActorInitializationException($"An instance of {GetType()} cannot be made with its constructor: use ActorOf(Props.Create(...)) instead.");
        _cell.SetInitialBehavior(this);
    }

    /// <summary>Handles nothing.</summary>
    protected static Receive EmptyReceive { get; } = _ => false;

    /// <summary>The context of the actor that is running.</summary>
    /// <exception cref="NotSupportedException">There is none: the code runs outside of an actor.</exception>
    protected static IActorContext Context => InternalCurrentActorCellKeeper.Current
        ?? throw new NotSupportedException("There is no active ActorContext: the code runs outside of the actor, such as after an await in code that the actor did not await.");

    /// <summary>The actor itself.</summary>
    protected IActorRef Self => _cell.Self;

    /// <summary>The sender of the message at hand; the dead letters where nobody sent it.</summary>
    protected IActorRef Sender => _cell.Sender;

    IActorContext IInternalActor.ActorContext => _cell;

    internal ActorCell Cell => _cell;

    /// <summary>Wraps the handling of each message.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected virtual bool AroundReceive(Receive receive, object message)
    {
        if (receive(message)) return true;
        Unhandled(message);
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal bool HandleMessage(Receive receive, object message) => AroundReceive(receive, message);

    /// <summary>Handles a message; says whether it did.</summary>
    protected abstract bool Receive(object message);

    internal Receive InitialReceive => Receive;

    /// <summary>Called for a message that is not handled: publishes an <see cref="UnhandledMessage"/>, and throws <see cref="DeathPactException"/> for <see cref="Terminated"/>.</summary>
    protected virtual void Unhandled(object message)
    {
        if (message is Terminated terminated) throw new DeathPactException(terminated.ActorRef);
        _cell.DebugUnhandled(message);
        _cell.System.EventStream.Publish(new UnhandledMessage(message, Sender, Self));
    }

    /// <summary>Handles messages with another function from now on.</summary>
    protected void Become(Receive receive) => _cell.Become(receive);

    /// <summary>Handles messages with another function, until <see cref="UnbecomeStacked"/>.</summary>
    protected void BecomeStacked(Receive receive) => _cell.BecomeStacked(receive);

    /// <summary>Goes back to the function before.</summary>
    protected void UnbecomeStacked() => _cell.UnbecomeStacked();

    /// <summary>Sets after what time without a message the actor is sent a <see cref="ReceiveTimeout"/>; null for never.</summary>
    protected void SetReceiveTimeout(TimeSpan? timeout) => _cell.SetReceiveTimeout(timeout);

    /// <summary>How the actor handles the failures of its children.</summary>
    protected virtual SupervisorStrategy SupervisorStrategy() => Actor.SupervisorStrategy.DefaultStrategy;

    internal SupervisorStrategy StrategyForChildren() => SupervisorStrategy();

    /// <summary>Called before the first message of an actor.</summary>
    protected virtual void PreStart() { }

    /// <summary>Called on the new instance after a restart; calls <see cref="PreStart"/>.</summary>
    protected virtual void PostRestart(Exception reason) => PreStart();

    /// <summary>Called on the old instance before a restart; stops the children and calls <see cref="PostStop"/>.</summary>
    /// <param name="reason">Why the actor is restarted.</param>
    /// <param name="message">The message that it was processing, or null.</param>
    protected virtual void PreRestart(Exception reason, object message)
    {
        foreach (var child in _cell.GetChildren())
        {
            _cell.Unwatch(child);
            _cell.Stop(child);
        }
        PostStop();
    }

    /// <summary>Called after the last message of an actor.</summary>
    protected virtual void PostStop() { }

    /// <summary>Wraps <see cref="PreRestart"/>.</summary>
    public virtual void AroundPreRestart(Exception cause, object message) => PreRestart(cause, message);

    /// <summary>Wraps <see cref="PreStart"/>.</summary>
    public virtual void AroundPreStart() => PreStart();

    /// <summary>Wraps <see cref="PostRestart"/>.</summary>
    public virtual void AroundPostRestart(Exception cause, object message) => PostRestart(cause);

    /// <summary>Wraps <see cref="PostStop"/>.</summary>
    public virtual void AroundPostStop() => PostStop();
}
