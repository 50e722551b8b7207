using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

/// <summary>Says that one actor no longer watches another.</summary>
public sealed class Unwatch : SystemMessage
{
    /// <summary>Creates the message.</summary>
    public Unwatch(IInternalActorRef watchee, IInternalActorRef watcher)
    {
        Watchee = watchee;
        Watcher = watcher;
    }

    /// <summary>The actor that is watched.</summary>
    public IInternalActorRef Watchee { get; }

    /// <summary>The actor that watches.</summary>
    public IInternalActorRef Watcher { get; }

    /// <inheritdoc/>
    public override string ToString() => $"<Unwatch>: {Watcher} wants to unwatch {Watchee}";
}
