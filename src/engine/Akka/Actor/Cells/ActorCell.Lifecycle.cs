using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

internal partial class ActorCell
{
    private void CreateActor(ActorInitializationException? failure)
    {
        try
        {
            if (failure is not null) throw failure;
            NewInstance().AroundPreStart();
            Started();
        }
        catch (Exception e)
        {
            if (_actor is { } created)
            {
                ReleaseInstance(created);
                _actor = null;
            }
            HandleInvokeFailure(e as ActorInitializationException ?? new ActorInitializationException(Self, $"Exception during creation: {e.Message}", e));
        }
    }

    private ActorBase NewInstance()
    {
        _state |= CellState.Creating;
        ActorBase actor;
        try
        {
            _behavior = null;
            _behaviorStack = null;
            actor = Props.NewActor() ?? throw new ActorInitializationException(Self, "Actor instance passed to ActorOf can't be 'null'");
            if (!ReferenceEquals(actor.Cell, this))
                throw new ActorInitializationException(Self, $"The producer of {Props.Type} gave an instance that belongs to {actor.Cell.Self}: make a new one each time.");
        }
        finally
        {
            _state &= ~CellState.Creating;
        }
        _actor = actor;
        _behavior ??= actor.InitialReceive;
        if (actor is IActorStash stash) stash.Stash = CreateStash();
        if (actor is IWithTimers timers) timers.Timers = CreateTimers();
        if (actor is IInitializableActor initializable) initializable.Init();
        return actor;
    }

    /// <summary>Ends what an instance holds: its timers, and what it has stashed goes back to the mailbox.</summary>
    private void ReleaseInstance(ActorBase actor)
    {
        _timers?.CancelAll();
        if (actor is IActorStash { Stash: { } stash })
        {
            try
            {
                stash.UnstashAll();
            }
            catch (Exception e)
            {
                SystemImpl.EventStream.Publish(new Error(e, Self.Path.ToString(), ActorType, e.Message));
            }
        }
        Props.Release(actor);
    }

    private void TerminateActor()
    {
        if ((_state & CellState.Terminated) != 0) return;
        CancelReceiveTimeout();
        UnwatchWatchedActors();
        var children = CloseChildren();
        foreach (var child in children.All()) Stop(child);
        if (children.AnyStopping)
        {
            if ((_state & CellState.Terminating) != 0) return;
            // Failures on the way down are of no interest to the supervisor.
            _state = (_state & ~(CellState.Recreating | CellState.CreatingAnew)) | CellState.Terminating | CellState.Failed;
            _mailbox.Suspend();
            DebugLifecycle("stopping");
        }
        else
        {
            FinishTerminate();
        }
    }

    private void FinishTerminate()
    {
        if ((_state & CellState.Terminated) != 0) return;
        _state |= CellState.Terminated;
        CloseChildren();
        var actor = _actor;
        try
        {
            actor?.AroundPostStop();
        }
        catch (Exception e)
        {
            SystemImpl.EventStream.Publish(new Error(e, Self.Path.ToString(), ActorType, e.Message));
        }
        if (actor is not null) ReleaseInstance(actor);
        EngineMetrics.Actors(-1);
        try
        {
            _mailbox.Close();
        }
        finally
        {
            Parent.SendSystemMessage(new DeathWatchNotification(Self, existenceConfirmed: true, addressTerminated: false));
            TellWatchersWeDied();
            UnwatchWatchedActors();
            Stopped();
            Dispatcher.Detach(this);
            ClearCell();
        }
    }

    // References to a stopped actor live on; what they hold must be little.
    private void ClearCell()
    {
        _actor = null;
        _behavior = null;
        _behaviorStack = null;
        _current = default;
        _watching = null;
        _watchedBy = null;
        _timers = null;
        _children = NoChildrenAnyMore;
        Props = TerminatedProps;
    }

    // Whoever makes a child from another thread either has it in the container before this, so that it is stopped, or cannot add it.
    private ChildrenContainer CloseChildren() =>
        (Interlocked.CompareExchange(ref _children, NoChildrenAnyMore, null) ?? NoChildrenAnyMore).Close();

    private static readonly ChildrenContainer NoChildrenAnyMore = new ChildrenContainer().Close();
    private static readonly Props TerminatedProps = Props.None;
}
