using System.Runtime.CompilerServices;
using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;
using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>The reference of an actor of this process.</summary>
public class LocalActorRef : InternalActorRefBase, IRefWithCell
{
    private readonly ActorPath _path;
    private readonly ActorCell _cell;

    internal LocalActorRef(ActorSystemImpl system, Props props, MessageDispatcher dispatcher, MailboxType mailboxType, IInternalActorRef supervisor, ActorPath path)
    {
        _path = path;
        _cell = NewActorCell(system, props, dispatcher, supervisor);
        _cell.Init(mailboxType);
    }

    /// <inheritdoc/>
    public override ActorPath Path => _path;

    /// <inheritdoc/>
    public override IActorRefProvider Provider => _cell.SystemImpl.Provider;

    /// <inheritdoc/>
    public override IInternalActorRef Parent => _cell.Parent;

    /// <inheritdoc/>
    public override bool IsLocal => true;

    /// <inheritdoc/>
    public override bool IsTerminated => _cell.IsTerminated;

    IEnumerable<IInternalActorRef> IRefWithCell.Children => _cell.GetChildren();

    internal ActorCell Cell => _cell;

    IInternalActorRef IRefWithCell.GetSingleChild(string name) => GetSingleChild(name);

    internal virtual IInternalActorRef GetSingleChild(string name) => _cell.GetSingleChild(name);

    /// <inheritdoc/>
    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        IInternalActorRef current = this;
        for (var i = 0; i < name.Count; i++)
        {
            if (current is not IRefWithCell withCell) return current.GetChild([.. name.Skip(i)]);
            current = name[i] switch
            {
                "" => current,
                ".." => current.Parent,
                var child => withCell.GetSingleChild(child),
            };
            if (current.IsNobody()) return ActorRefs.Nobody;
        }
        return current;
    }

    /// <inheritdoc/>
    public override void Start() => _cell.Start();

    /// <inheritdoc/>
    public override void Stop() => _cell.Stop();

    /// <inheritdoc/>
    public override void Suspend() => _cell.SendSystemMessage(new Suspend());

    /// <inheritdoc/>
    public override void Resume(Exception? causedByFailure = null) => _cell.SendSystemMessage(new Resume(causedByFailure));

    /// <inheritdoc/>
    public override void Restart(Exception cause) => _cell.SendSystemMessage(new Recreate(cause));

    /// <inheritdoc/>
    public override void SendSystemMessage(ISystemMessage message) => _cell.SendSystemMessage((SystemMessage)message);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void TellInternal(object message, IActorRef sender) => _cell.SendMessage(new Envelope(message, sender));

    internal virtual ActorCell NewActorCell(ActorSystemImpl system, Props props, MessageDispatcher dispatcher, IInternalActorRef supervisor) =>
        new(system, this, props, dispatcher, supervisor);
}
