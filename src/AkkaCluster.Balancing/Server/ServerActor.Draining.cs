using Akka;
using Akka.Actor;
using AkkaCluster.Balancing.Messages;

namespace AkkaCluster.Balancing.Server;

/// <summary>A server that is drained: it gives back what waits, refuses what comes, and answers what runs.</summary>
public sealed partial class ServerActor
{
    /// <summary>It refuses for so long at least, that who sends to it learns of it by an answer rather than by a connection that breaks.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private bool _farewellIsOver;

    private void OnDrain(Drain drain)
    {
        foreach (var waiting in _queue.Clear())
            Refuse(waiting.Task, waiting.Asker);
        Timers.StartSingleTimer(nameof(Farewell), FarewellIsOver.Instance, Farewell);
        var asker = Sender;
        Become(() => Draining(asker));
    }

    private void Draining(IActorRef asker)
    {
        Receive<RunTask>(task => Refuse(task, Sender));
        Receive<Ended>(ended =>
        {
            OnEnded(ended);
            EndWhenDrained(asker);
        });
        Receive<FarewellIsOver>(_ =>
        {
            _farewellIsOver = true;
            EndWhenDrained(asker);
        });
        // A probe without an answer says that nothing is to be sent here.
        Receive<Probe>(_ => { });
    }

    private void EndWhenDrained(IActorRef asker)
    {
        if (_farewellIsOver && _queue.Running == 0)
            asker.Tell(Done.Instance);
    }

    private static void Refuse(RunTask task, IActorRef asker) =>
        asker.Tell(new TaskNotDone(task.Id, FailureReason.Draining, "The server is being drained and takes no more tasks; this one did not begin."));

    private sealed class FarewellIsOver
    {
        public static FarewellIsOver Instance { get; } = new();
    }
}
