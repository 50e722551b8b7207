using System.Runtime.CompilerServices;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

internal partial class ActorCell
{
    /// <summary>Counts the messages of the actor, so that a stash can tell one from the next.</summary>
    public int CurrentEnvelopeId { get; private set; }

    /// <summary>Processes a message.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Invoke(in Envelope envelope)
    {
        _current = envelope;
        CurrentEnvelopeId++;
        try
        {
            var message = envelope.Message;
            if (EngineMetrics.Watched) EngineMetrics.Message();
            if (_receiveTimeout is not null) TouchReceiveTimeout(message);
            if (message is IAutoReceivedMessage) AutoReceiveMessage(message);
            else _actor!.HandleMessage(_behavior!, message);
        }
        catch (Exception e)
        {
            // The message stays at hand: a restart wants to know it.
            HandleInvokeFailure(e);
            return;
        }
        if (!IsFailed && _taskScheduler is not { HasPending: true }) _current = default;
    }

    /// <summary>Hands a message to the actor as the one at hand.</summary>
    internal void ReceiveMessage(object message)
    {
        _current = new Envelope(message, _current.Sender);
        _actor!.HandleMessage(_behavior!, message);
    }

    internal void TaskCompleted(Task task)
    {
        try
        {
            task.GetAwaiter().GetResult();
            _current = default;
        }
        catch (Exception e)
        {
            HandleInvokeFailure(e);
        }
    }

    private void AutoReceiveMessage(object message)
    {
        if (SystemImpl.Settings.DebugAutoReceive)
            SystemImpl.EventStream.Publish(new Debug(Self.Path.ToString(), ActorType, $"received AutoReceiveMessage {message}"));
        switch (message)
        {
            case Terminated terminated:
                ReceivedTerminated(terminated);
                break;
            case AddressTerminated lost:
                AddressTerminated(lost.Address);
                break;
            case TimerMessage timer:
                if (timer.Owner.IsCurrent(timer)) ReceiveMessage(timer.Message);
                break;
            case ReceiveTimeoutCheck:
                CheckReceiveTimeout();
                break;
            case Kill:
                throw new ActorKilledException($"Kill: {Self.Path} received Kill.");
            case PoisonPill:
                Stop();
                break;
            case ActorSelectionMessage selection:
                SelectionReceived(selection);
                break;
            case Identify identify:
                Sender.Tell(new ActorIdentity(identify.MessageId, Self), Self);
                break;
            default:
                ReceiveMessage(message);
                break;
        }
    }

    private void SelectionReceived(ActorSelectionMessage selection)
    {
        if (selection.Elements.Length == 0) Invoke(new Envelope(selection.Message, _current.Sender));
        else Akka.Actor.ActorSelection.DeliverSelection(Self, _current.Sender, selection);
    }

    /// <summary>Processes a system message.</summary>
    public void SystemInvoke(SystemMessage message)
    {
        try
        {
            switch (message)
            {
                case Create create: CreateActor(create.Failure); break;
                case Watch watch: AddWatcher(watch.Watchee, watch.Watcher); break;
                case Unwatch unwatch: RemoveWatcher(unwatch.Watchee, unwatch.Watcher); break;
                case DeathWatchNotification gone: WatchedActorTerminated(gone.Actor, gone.ExistenceConfirmed, gone.AddressTerminated); break;
                case ActorTask task: task.Run(); break;
                case Failed failed: HandleFailed(failed); break;
                case Suspend: FaultSuspend(); break;
                case Resume resume: FaultResume(resume.CausedByFailure); break;
                case Recreate recreate: FaultRecreate(recreate.Cause); break;
                case Terminate: TerminateActor(); break;
                case Supervise supervise: SuperviseChild(supervise.Child); break;
            }
        }
        catch (Exception e)
        {
            HandleInvokeFailure(e);
        }
    }
}
