using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

internal partial class ActorCell
{
    // Whom this actor watches, with the message that it wants instead of Terminated, or null.
    private Dictionary<IActorRef, object?>? _watching;

    // Whose Terminated is in the mailbox; one that is not here any more is not delivered.
    private Dictionary<IActorRef, object?>? _terminatedQueued;
    private HashSet<IActorRef>? _watchedBy;
    private bool _hearsOfAddresses;

    public IActorRef Watch(IActorRef subject) => WatchWithMessage(subject, null);

    public IActorRef WatchWith(IActorRef subject, object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return WatchWithMessage(subject, message);
    }

    public IActorRef Unwatch(IActorRef subject)
    {
        var actor = (IInternalActorRef)subject;
        if (!actor.Equals(Self) && _watching is not null && _watching.Remove(actor))
        {
            actor.SendSystemMessage(new Unwatch(actor, Self));
            MaintainAddressSubscription();
        }
        _terminatedQueued?.Remove(actor);
        return subject;
    }

    private IActorRef WatchWithMessage(IActorRef subject, object? message)
    {
        var actor = (IInternalActorRef)subject;
        if (actor.Equals(Self)) return subject;
        _watching ??= [];
        if (_watching.TryGetValue(actor, out var before))
        {
            if (!Equals(before, message))
            {
                throw new InvalidOperationException($"{Self} watches {subject} already, with {(before is null ? "Terminated" : $"the message [{before}]")}, "
                    + $"and now wants {(message is null ? "Terminated" : $"the message [{message}]")}: unwatch it first.");
            }
            return subject;
        }
        _watching[actor] = message;
        actor.SendSystemMessage(new Watch(actor, Self));
        MaintainAddressSubscription();
        return subject;
    }

    private void ReceivedTerminated(Terminated terminated)
    {
        if (_terminatedQueued is null || !_terminatedQueued.Remove(terminated.ActorRef, out var custom)) return;
        ReceiveMessage(custom ?? terminated);
    }

    /// <summary>Handles the news that an actor has terminated, which may be a child, a watched one, or both.</summary>
    private void WatchedActorTerminated(IActorRef actor, bool existenceConfirmed, bool addressTerminated)
    {
        if (_watching is not null && _watching.Remove(actor, out var custom))
        {
            MaintainAddressSubscription();
            if ((_state & (CellState.Terminating | CellState.Terminated)) == 0)
            {
                (_terminatedQueued ??= [])[actor] = custom;
                Self.Tell(new Terminated(actor, existenceConfirmed, addressTerminated), actor);
            }
        }
        if (_children is not null && _children.Contains(actor)) HandleChildTerminated(actor);
    }

    private void TellWatchersWeDied()
    {
        if (_watchedBy is null) return;
        // Remote watchers first: a local one may be what keeps the link to them.
        foreach (var watcher in _watchedBy.OrderBy(w => ((IInternalActorRef)w).IsLocal))
        {
            if (!watcher.Equals(Parent))
                ((IInternalActorRef)watcher).SendSystemMessage(new DeathWatchNotification(Self, existenceConfirmed: true, addressTerminated: false));
        }
        _watchedBy = null;
        MaintainAddressSubscription();
    }

    private void UnwatchWatchedActors()
    {
        if (_watching is null) return;
        foreach (var actor in _watching.Keys.Cast<IInternalActorRef>()) actor.SendSystemMessage(new Unwatch(actor, Self));
        _watching = null;
        _terminatedQueued = null;
        MaintainAddressSubscription();
    }

    private void AddWatcher(IInternalActorRef watchee, IInternalActorRef watcher)
    {
        var ofSelf = watchee.Equals(Self);
        var bySelf = watcher.Equals(Self);
        if (ofSelf && !bySelf)
        {
            if (!(_watchedBy ??= []).Add(watcher)) return;
            MaintainAddressSubscription();
            if (SystemImpl.Settings.DebugLifecycle) DebugLifecycle($"now watched by {watcher}");
        }
        else if (!ofSelf && bySelf)
        {
            Watch(watchee);
        }
    }

    private void RemoveWatcher(IInternalActorRef watchee, IInternalActorRef watcher)
    {
        var ofSelf = watchee.Equals(Self);
        var bySelf = watcher.Equals(Self);
        if (ofSelf && !bySelf)
        {
            if (_watchedBy is null || !_watchedBy.Remove(watcher)) return;
            MaintainAddressSubscription();
            if (SystemImpl.Settings.DebugLifecycle) DebugLifecycle($"no longer watched by {watcher}");
        }
        else if (!ofSelf && bySelf)
        {
            Unwatch(watchee);
        }
    }

    private void AddressTerminated(Address address)
    {
        _watchedBy?.RemoveWhere(w => w.Path.Address.Equals(address));
        if (_watching is not null)
        {
            foreach (var actor in _watching.Keys.Where(a => a.Path.Address.Equals(address)).ToArray())
                SendSystemMessage(new DeathWatchNotification(actor, existenceConfirmed: _children?.Contains(actor) == true, addressTerminated: true));
        }
        MaintainAddressSubscription();
    }

    // An actor that watches, or is watched by, actors of other nodes hears when a node is lost.
    private void MaintainAddressSubscription()
    {
        var wants = _watching?.Keys.Any(IsRemote) == true || _watchedBy?.Any(IsRemote) == true;
        if (wants == _hearsOfAddresses) return;
        _hearsOfAddresses = wants;
        var topic = AddressTerminatedTopic.Get(SystemImpl);
        if (wants) topic.Subscribe(Self);
        else topic.Unsubscribe(Self);
    }

    private static bool IsRemote(IActorRef actor) => !((IInternalActorRef)actor).IsLocal;
}
