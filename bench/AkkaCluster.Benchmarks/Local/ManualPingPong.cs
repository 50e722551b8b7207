using System.Diagnostics;
using Akka.Actor;

namespace AkkaCluster.Benchmarks.Local;

/// <summary>The actors of <see cref="PingPong"/> on one thread, without a dispatcher: mailboxes, cells and handlers alone.</summary>
public sealed class ManualPingPong(ActorSystem system)
{
    private readonly ManualDispatcher _dispatcher = (ManualDispatcher)system.Dispatchers.Lookup("manual-dispatcher");

    /// <summary>Million messages a second.</summary>
    public double Run(int pairs, int inFlight, int messagesPerPair)
    {
        _dispatcher.TakeOver();
        var left = pairs;
        var actors = new List<IActorRef>();
        var clients = new List<IActorRef>();
        for (var i = 0; i < pairs; i++)
        {
            var server = system.ActorOf(Props.Create(() => new PingPong.Server()).WithDispatcher("manual-dispatcher"));
            actors.Add(server);
            clients.Add(system.ActorOf(PingPong.ClientProps(server, inFlight, messagesPerPair, () => left--).WithDispatcher("manual-dispatcher")));
        }

        _dispatcher.RunAll();
        var watch = Stopwatch.StartNew();
        clients.ForEach(c => c.Tell(PingPong.Client.Start));
        _dispatcher.RunAll();
        var seconds = watch.Elapsed.TotalSeconds;
        if (left != 0) throw new InvalidOperationException($"{left} of {pairs} pairs did not finish although nothing was left to run.");
        foreach (var actor in actors.Concat(clients)) actor.Tell(PoisonPill.Instance);
        _dispatcher.RunAll();
        return (double)pairs * messagesPerPair / seconds / 1e6;
    }
}
