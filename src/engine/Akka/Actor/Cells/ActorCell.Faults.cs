using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

internal partial class ActorCell
{
    private IActorRef? _perpetrator;
    private Exception? _restartCause;

    private bool IsFailed => (_state & CellState.Failed) != 0;

    private bool IsWaitingForChildren => (_state & (CellState.Terminating | CellState.Recreating | CellState.CreatingAnew | CellState.Terminated)) != 0;

    /// <summary>Suspends the actor and its children, and asks the supervisor what to do.</summary>
    private void HandleInvokeFailure(Exception cause, IReadOnlyCollection<IInternalActorRef>? notToSuspend = null)
    {
        if (IsFailed || (_state & CellState.Terminated) != 0) return;
        try
        {
            _mailbox.Suspend();
            _state |= CellState.Failed;
            var failedChild = cause is EscalatedFailure escalated ? escalated.Child : null;
            _perpetrator = failedChild ?? Self;
            foreach (var child in GetChildren())
            {
                if (child.Equals(failedChild) || notToSuspend?.Contains(child) == true) continue;
                child.Suspend();
            }
            Parent.SendSystemMessage(new Failed(Self, (cause as EscalatedFailure)?.InnerException ?? cause, Self.Path.Uid));
        }
        catch (Exception e)
        {
            SystemImpl.EventStream.Publish(new Error(e, Self.Path.ToString(), ActorType, $"Emergency stop: exception in failure handling of {cause}"));
            foreach (var child in GetChildren()) child.Stop();
            FinishTerminate();
        }
    }

    private void ClearFailed()
    {
        _state &= ~CellState.Failed;
        _perpetrator = null;
    }

    private void FaultSuspend()
    {
        _mailbox.Suspend();
        foreach (var child in GetChildren()) child.Suspend();
    }

    private void FaultResume(Exception? causedByFailure)
    {
        if (_actor is null && (_state & (CellState.Terminating | CellState.Terminated)) == 0 && causedByFailure is not null)
        {
            // There is no instance that could go on: it is made anew.
            FaultCreate();
            return;
        }
        var perpetrator = _perpetrator;
        _mailbox.Resume();
        if (causedByFailure is not null) ClearFailed();
        foreach (var child in GetChildren()) child.Resume(child.Equals(perpetrator) ? causedByFailure : null);
    }

    private void FaultRecreate(Exception cause)
    {
        if (_actor is null && !IsWaitingForChildren)
        {
            FaultCreate();
            return;
        }
        if (IsWaitingForChildren)
        {
            FaultResume(null);
            return;
        }
        DebugLifecycle("restarting");
        EngineMetrics.Restart();
        var failed = _actor!;
        var message = CurrentMessage;
        _taskScheduler?.Abandon();
        try
        {
            failed.AroundPreRestart(cause, message!);
        }
        catch (Exception e)
        {
            var wrapped = new PreRestartException(Self, e, cause, message!);
            SystemImpl.EventStream.Publish(new Error(wrapped, Self.Path.ToString(), ActorType, e.Message));
        }
        finally
        {
            ReleaseInstance(failed);
            _current = default;
        }
        if (_children is { AnyStopping: true })
        {
            _state |= CellState.Recreating;
            _restartCause = cause;
        }
        else
        {
            FinishRecreate(cause);
        }
    }

    private void FinishRecreate(Exception cause)
    {
        var survivors = _children?.All() ?? [];
        try
        {
            _mailbox.Resume();
            ClearFailed();
            var fresh = NewInstance();
            fresh.AroundPostRestart(cause, null!);
            Restarted(cause);
            foreach (var child in survivors) child.Restart(cause);
        }
        catch (Exception e)
        {
            _actor = null;
            HandleInvokeFailure(new PostRestartException(Self, e, cause), survivors);
        }
    }

    private void FaultCreate()
    {
        foreach (var child in GetChildren()) Stop(child);
        if (_children is { AnyStopping: true }) _state |= CellState.CreatingAnew;
        else FinishCreate();
    }

    private void FinishCreate()
    {
        _mailbox.Resume();
        ClearFailed();
        CreateActor(null);
    }

    private void HandleFailed(Failed failed)
    {
        if (_children?.StatsOf(failed.Child) is not { } stats)
        {
            SystemImpl.EventStream.Publish(new Debug(Self.Path.ToString(), ActorType, $"dropping Failed({failed.Cause}) from unknown child {failed.Child}"));
            return;
        }
        if (stats.Uid != failed.Uid) return;
        var strategy = Strategy();
        var before = _current;
        _current = new Envelope(failed, failed.Child);
        var handled = strategy.HandleFailure(this, failed.Child, failed.Cause, stats, () => _children.AllStats());
        _current = before;
        if (!handled) HandleInvokeFailure(new EscalatedFailure(failed.Child, failed.Cause));
    }

    private SupervisorStrategy Strategy() => Props.SupervisorStrategy ?? _actor?.StrategyForChildren() ?? SupervisorStrategy.DefaultStrategy;

    // Listed only if the strategy looks: an actor with a million children must not list them as each of them ends.
    private IEnumerable<IInternalActorRef> Siblings()
    {
        foreach (var child in GetChildren()) yield return child;
    }

    private void HandleChildTerminated(IActorRef child)
    {
        var last = _children!.Remove(child);
        try
        {
            if (_actor is not null) Strategy().HandleChildTerminated(this, child, Siblings());
        }
        catch (Exception e)
        {
            HandleInvokeFailure(e);
        }
        if (!last) return;
        if ((_state & CellState.Terminating) != 0)
        {
            FinishTerminate();
        }
        else if ((_state & CellState.Recreating) != 0)
        {
            _state &= ~CellState.Recreating;
            var cause = _restartCause!;
            _restartCause = null;
            FinishRecreate(cause);
        }
        else if ((_state & CellState.CreatingAnew) != 0)
        {
            _state &= ~CellState.CreatingAnew;
            FinishCreate();
        }
    }

    private sealed class EscalatedFailure(IActorRef child, Exception cause) : Exception("escalated", cause)
    {
        public IActorRef Child { get; } = child;
    }
}
