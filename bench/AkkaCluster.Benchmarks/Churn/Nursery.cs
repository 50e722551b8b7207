using Akka.Actor;

namespace AkkaCluster.Benchmarks.Churn;

/// <summary>Makes actors, has each fail and stop, and answers when all have ended.</summary>
internal sealed class Nursery : ReceiveActor
{
    private IActorRef _asker = ActorRefs.Nobody;
    private int _left;

    public Nursery()
    {
        Receive<int>(Begin);
        Receive<Terminated>(_ =>
        {
            if (--_left == 0) _asker.Tell("done");
        });
        Receive<string>(_ => Sender.Tell(Context.GetChildren().Count()));
    }

    protected override SupervisorStrategy SupervisorStrategy() =>
        new OneForOneStrategy(3, 1000, e => e is ActorInitializationException ? Directive.Stop : Directive.Restart, loggingEnabled: false);

    private void Begin(int count)
    {
        _asker = Sender;
        _left = count;
        for (var i = 0; i < count; i++)
        {
            var fate = (Fate)(i % 5);
            var child = Context.Watch(Context.ActorOf(Props.Create(() => new Mayfly(fate))));
            child.Tell("fail");
            child.Tell("work");
            if (i % 2 == 0) child.Tell(PoisonPill.Instance);
            else Context.Stop(child);
        }
    }
}
