using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

/// <summary>Says that one actor watches another.</summary>
public class Watch : SystemMessage
{
    /// <summary>Creates the message.</summary>
    public Watch(IInternalActorRef watchee, IInternalActorRef watcher)
    {
        Watchee = watchee;
        Watcher = watcher;
    }

    /// <summary>The actor that is watched.</summary>
    public IInternalActorRef Watchee { get; }

    /// <summary>The actor that watches.</summary>
    public IInternalActorRef Watcher { get; }

    /// <summary>Whether both speak of the same actors.</summary>
    protected bool Equals(Watch other) => Watchee.Equals(other.Watchee) && Watcher.Equals(other.Watcher);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Watch other && other.GetType() == GetType() && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Watchee, Watcher);

    /// <inheritdoc/>
    public override string ToString() => $"<Watch>: {Watcher} wants to watch {Watchee}";
}
