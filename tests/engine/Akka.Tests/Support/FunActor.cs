using Akka.Actor;
namespace Akka.Tests.Support;

/// <summary>An actor made of functions.</summary>
public sealed class FunActor(Action<object, IActorContext> receive, SupervisorStrategy? strategy, IActorRef? log) : UntypedActor
{
    public static Props Of(Action<object, IActorContext> receive, SupervisorStrategy? strategy = null, IActorRef? log = null) =>
        Props.Create(() => new FunActor(receive, strategy, log));

    protected override void OnReceive(object message) => receive(message, Context);

    protected override SupervisorStrategy SupervisorStrategy() => strategy ?? base.SupervisorStrategy();

    protected override void PreStart() => log?.Tell("PreStart");

    protected override void PostStop() => log?.Tell("PostStop");

    protected override void PreRestart(Exception reason, object message)
    {
        log?.Tell($"PreRestart {reason.Message} {message}");
        base.PreRestart(reason, message);
    }

    protected override void PostRestart(Exception reason)
    {
        log?.Tell($"PostRestart {reason.Message}");
        base.PostRestart(reason);
    }
}
