using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Remote.Associations;
using Akka.Remote.Wire;

namespace Akka.Remote;

/// <summary>A reference to an actor of another node.</summary>
public class RemoteActorRef : InternalActorRefBase, IRemoteRef
{
    private readonly RemoteTransport _remote;
    private readonly IInternalActorRef _parent;
    private string? _relativePath;
    private ulong _controlSlot;
    private ulong _ordinarySlot;

    /// <summary>Makes a reference.</summary>
    /// <param name="remote">The transport that carries messages to it.</param>
    /// <param name="localAddressToUse">This node's address as the other node knows it.</param>
    /// <param name="path">The actor's path, with the other node's address.</param>
    /// <param name="parent">The reference's parent.</param>
    /// <param name="props">Null: remote deployment is not supported.</param>
    /// <param name="deploy">Null: remote deployment is not supported.</param>
    public RemoteActorRef(RemoteTransport remote, Address localAddressToUse, ActorPath path, IInternalActorRef parent, Props? props, Deploy? deploy)
    {
        _remote = remote;
        LocalAddressToUse = localAddressToUse;
        Path = path;
        _parent = parent;
        Lane = LaneChoice.Of(path);
        IsRoot = path.Depth == 0;
        IsTemporary = WirePath.IsTemporary(path);
    }

    /// <summary>This node's address as the other node knows it.</summary>
    public Address LocalAddressToUse { get; }

    /// <inheritdoc />
    public override ActorPath Path { get; }

    /// <inheritdoc />
    public override IInternalActorRef Parent => _parent;

    /// <inheritdoc />
    public override IActorRefProvider Provider => _remote.Provider;

    /// <inheritdoc />
    public override bool IsLocal => false;

    /// <summary>Always false: only death watch can tell.</summary>
    public override bool IsTerminated => false;

    /// <summary>Whether it is the root of the other node, which selections are told to.</summary>
    internal bool IsRoot { get; }

    /// <summary>Whether it stands for an ask's one answer.</summary>
    internal bool IsTemporary { get; }

    /// <summary>Which lane its messages take.</summary>
    internal Lane Lane { get; }

    /// <summary>The path as the other node resolves it: with uid, without address.</summary>
    internal string RelativePath => _relativePath ??= WirePath.Relative(Path);

    /// <summary>The association with its node, looked up once.</summary>
    internal Association? Association { get; set; }

    /// <summary>The id that the writer of a lane has given it: epoch and id.</summary>
    internal ref ulong WireSlot(Lane lane) => ref lane == Lane.Control ? ref _controlSlot : ref _ordinarySlot;

    /// <summary>Whether remote death watch, rather than the other actor alone, watches it.</summary>
    public bool IsWatchIntercepted(IActorRef watchee, IActorRef watcher) =>
        !watcher.Equals(_remote.Provider.RemoteWatcher) && watchee.Equals(this);

    /// <inheritdoc />
    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        var path = Path;
        foreach (var element in name)
        {
            if (element == "..") path = path.Parent;
            else if (element.Length > 0) path = path.Child(element);
        }

        return path.Equals(Path) ? this : _remote.Provider.ResolveActorRef(path);
    }

    /// <inheritdoc />
    public override void Resume(Exception? causedByFailure = null) => SendSystemMessage(new Resume(causedByFailure!));

    /// <summary>Does nothing: the actor was started where it lives.</summary>
    public override void Start()
    {
    }

    /// <inheritdoc />
    public override void Stop() => SendSystemMessage(new Terminate());

    /// <inheritdoc />
    public override void Restart(Exception cause) => SendSystemMessage(new Recreate(cause));

    /// <inheritdoc />
    public override void Suspend() => SendSystemMessage(new Suspend());

    /// <inheritdoc />
    public override void SendSystemMessage(ISystemMessage message)
    {
        switch (message)
        {
            case Watch watch when IsWatchIntercepted(watch.Watchee, watch.Watcher):
                _remote.Provider.RemoteWatcher.Tell(new RemoteWatcher.WatchRemote(watch.Watchee, watch.Watcher), ActorRefs.NoSender);
                break;
            case Unwatch unwatch when IsWatchIntercepted(unwatch.Watchee, unwatch.Watcher):
                _remote.Provider.RemoteWatcher.Tell(new RemoteWatcher.UnwatchRemote(unwatch.Watchee, unwatch.Watcher), ActorRefs.NoSender);
                break;
            default:
                _remote.Send(message, ActorRefs.NoSender, this);
                break;
        }
    }

    /// <inheritdoc />
    protected override void TellInternal(object message, IActorRef sender) => _remote.Send(message, sender, this);
}
