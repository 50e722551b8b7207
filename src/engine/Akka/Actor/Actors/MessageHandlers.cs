using System.Runtime.CompilerServices;

namespace Akka.Actor;

/// <summary>The handlers of one behaviour of a <see cref="ReceiveActor"/>, in the order in which they are tried.</summary>
internal sealed class MessageHandlers
{
    private MessageHandler[] _handlers = [];
    private bool _closed;

    public void Add<T>(Action<T> handler, Predicate<T>? shouldHandle) => Add(new TypedHandler<T>(handler, shouldHandle), typeof(T) == typeof(object) && shouldHandle is null);

    public void Add<T>(Func<T, bool> handler) => Add(new DecidingHandler<T>(handler), false);

    public void Add(Type type, Action<object> handler, Predicate<object>? shouldHandle) =>
        Add(new DecidingHandler<object>(m =>
        {
            if (!type.IsInstanceOfType(m) || (shouldHandle is not null && !shouldHandle(m))) return false;
            handler(m);
            return true;
        }), type == typeof(object) && shouldHandle is null);

    public void Add(Type type, Func<object, bool> handler) => Add(new DecidingHandler<object>(m => type.IsInstanceOfType(m) && handler(m)), false);

    public void AddAny(Action<object> handler) => Add(new TypedHandler<object>(handler, null), true);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Handle(object message)
    {
        foreach (var handler in _handlers)
            if (handler.TryHandle(message)) return true;
        return false;
    }

    private void Add(MessageHandler handler, bool takesAll)
    {
        if (_closed) throw new InvalidOperationException("A handler that takes every message was declared before: this handler would never be called. Declare it first.");
        _closed = takesAll;
        _handlers = [.. _handlers, handler];
    }

    private abstract class MessageHandler
    {
        public abstract bool TryHandle(object message);
    }

    private sealed class TypedHandler<T>(Action<T> handler, Predicate<T>? shouldHandle) : MessageHandler
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override bool TryHandle(object message)
        {
            if (message is not T typed || (shouldHandle is not null && !shouldHandle(typed))) return false;
            handler(typed);
            return true;
        }
    }

    private sealed class DecidingHandler<T>(Func<T, bool> handler) : MessageHandler
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override bool TryHandle(object message) => message is T typed && handler(typed);
    }
}
