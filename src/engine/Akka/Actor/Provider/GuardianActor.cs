using Akka.Dispatch.SysMsg;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The actor of the root and of /user.</summary>
internal sealed class GuardianActor : ActorBase, IRequiresMessageQueue<IUnboundedMessageQueueSemantics>
{
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Terminated:
                Context.Stop(Self);
                break;
            case StopChild stop:
                Context.Stop(stop.Child);
                break;
            default:
                Context.System.DeadLetters.Tell(new DeadLetter(message, Sender, Self), Sender);
                break;
        }
        return true;
    }}
