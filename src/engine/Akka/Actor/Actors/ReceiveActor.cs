using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>An actor that declares a handler for each type of message in its constructor and in its behaviours.</summary>
public abstract class ReceiveActor : UntypedActor, IInitializableActor
{
    private MessageHandlers? _configuring = new();
    private MessageHandlers _initial = null!;

    /// <summary>Called by the engine only.</summary>
    protected ReceiveActor() { }

    void IInitializableActor.Init()
    {
        _initial = _configuring ?? _initial;
        _configuring = null;
    }

    /// <inheritdoc/>
    protected sealed override void OnReceive(object message)
    {
        if (!_initial.Handle(message)) Unhandled(message);
    }

    /// <summary>Handles messages with the handlers that the action declares, from now on.</summary>
    protected void Become(Action configure) => Become(ReceiveOf(configure));

    /// <summary>Handles messages with the handlers that the action declares, until <see cref="ActorBase.UnbecomeStacked"/>.</summary>
    protected void BecomeStacked(Action configure) => BecomeStacked(ReceiveOf(configure));

    /// <summary>Handles messages of a type.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="shouldHandle">Whether a message is handled; null for always.</param>
    protected void Receive<T>(Action<T> handler, Predicate<T>? shouldHandle = null) => Handlers().Add(handler, shouldHandle);

    /// <summary>Handles the messages of a type for which the predicate is true.</summary>
    protected void Receive<T>(Predicate<T> shouldHandle, Action<T> handler) => Receive(handler, shouldHandle);

    /// <summary>Handles messages of a type; the handler says whether it did.</summary>
    protected void Receive<T>(Func<T, bool> handler) => Handlers().Add(handler);

    /// <summary>Handles messages of a type.</summary>
    protected void Receive(Type messageType, Action<object> handler, Predicate<object>? shouldHandle = null) =>
        Handlers().Add(messageType, handler, shouldHandle);

    /// <summary>Handles the messages of a type for which the predicate is true.</summary>
    protected void Receive(Type messageType, Predicate<object> shouldHandle, Action<object> handler) => Receive(messageType, handler, shouldHandle);

    /// <summary>Handles messages of a type; the handler says whether it did.</summary>
    protected void Receive(Type messageType, Func<object, bool> handler) => Handlers().Add(messageType, handler);

    /// <summary>Handles every message that no handler before it does. No handler can be declared after it.</summary>
    protected void ReceiveAny(Action<object> handler) => Handlers().AddAny(handler);

    /// <summary>Handles messages of a type asynchronously: no other message is processed before the handler has ended.</summary>
    protected void ReceiveAsync<T>(Func<T, Task> handler, Predicate<T>? shouldHandle = null) =>
        Receive(m => ActorTaskScheduler.RunTask(handler, m), shouldHandle);

    /// <summary>Handles the messages of a type for which the predicate is true asynchronously.</summary>
    protected void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, Task> handler) => ReceiveAsync(handler, shouldHandle);

    /// <summary>Handles messages of a type asynchronously.</summary>
    protected void ReceiveAsync(Type messageType, Func<object, Task> handler, Predicate<object>? shouldHandle = null) =>
        Receive(messageType, m => ActorTaskScheduler.RunTask(handler, m), shouldHandle);

    /// <summary>Handles the messages of a type for which the predicate is true asynchronously.</summary>
    protected void ReceiveAsync(Type messageType, Predicate<object> shouldHandle, Func<object, Task> handler) =>
        ReceiveAsync(messageType, handler, shouldHandle);

    /// <summary>Handles every message that no handler before it does asynchronously.</summary>
    protected void ReceiveAnyAsync(Func<object, Task> handler) => ReceiveAny(m => ActorTaskScheduler.RunTask(handler, m));

    private Receive ReceiveOf(Action configure)
    {
        var outer = _configuring;
        var handlers = new MessageHandlers();
        _configuring = handlers;
        try
        {
            configure();
        }
        finally
        {
            _configuring = outer;
        }
        return message => HandleWith(handlers, message);
    }

    private bool HandleWith(MessageHandlers handlers, object message)
    {
        if (!handlers.Handle(message)) Unhandled(message);
        return true;
    }

    private MessageHandlers Handlers() => _configuring ?? throw new InvalidOperationException(
        "Handlers are declared in the constructor and in the action given to Become or BecomeStacked only.");
}
