using Akka.Dispatch.SysMsg;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The actor of /system: outlives /user, and lets those that registered do what they want before it ends.</summary>
internal sealed class SystemGuardianActor : ActorBase, IRequiresMessageQueue<IUnboundedMessageQueueSemantics>
{
    private readonly IActorRef _userGuardian;
    private readonly HashSet<IActorRef> _hooks = [];
    private bool _terminating;

    public SystemGuardianActor(IActorRef userGuardian) => _userGuardian = userGuardian;

    protected override void PreStart() => Context.Watch(_userGuardian);

    protected override void PostRestart(Exception reason) { }

    protected override void PreRestart(Exception reason, object message) { }

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Terminated terminated when terminated.ActorRef.Equals(_userGuardian):
                _terminating = true;
                foreach (var hook in _hooks) hook.Tell(TerminationHook.Instance, Self);
                StopWhenAllDone();
                break;
            case Terminated terminated:
                Done(terminated.ActorRef);
                break;
            case TerminationHookDone:
                Context.Unwatch(Sender);
                Done(Sender);
                break;
            case RegisterTerminationHook when !Sender.Equals(Context.System.DeadLetters):
                _hooks.Add(Sender);
                Context.Watch(Sender);
                break;
            case StopChild stop:
                Context.Stop(stop.Child);
                break;
            default:
                Context.System.DeadLetters.Tell(new DeadLetter(message, Sender, Self), Sender);
                break;
        }
        return true;
    }

    private void Done(IActorRef hook)
    {
        _hooks.Remove(hook);
        if (_terminating) StopWhenAllDone();
    }

    private void StopWhenAllDone()
    {
        if (_hooks.Count > 0) return;
        Context.System.EventStream.StopDefaultLoggers((Internal.ActorSystemImpl)Context.System);
        Context.Stop(Self);
    }
}
