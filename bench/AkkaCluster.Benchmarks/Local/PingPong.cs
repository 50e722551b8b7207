using System.Diagnostics;
using Akka.Actor;

namespace AkkaCluster.Benchmarks.Local;

/// <summary>Pairs of actors that send the same message to and fro.</summary>
public static class PingPong
{
    /// <summary>Million messages a second: each pair sends so many, half of them each way, with so many under way at any time.</summary>
    public static async Task<double> RunAsync(ActorSystem system, int pairs, int inFlight, int messagesPerPair)
    {
        var left = pairs;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var clients = new List<IActorRef>();
        var servers = new List<IActorRef>();
        Action finished = () =>
        {
            if (Interlocked.Decrement(ref left) == 0) all.SetResult();
        };
        for (var i = 0; i < pairs; i++)
        {
            var server = system.ActorOf(Props.Create(() => new Server()));
            servers.Add(server);
            clients.Add(system.ActorOf(ClientProps(server, inFlight, messagesPerPair, finished)));
        }

        // Every actor has answered once before the clock starts, so that none is still being created.
        await Task.WhenAll(clients.Concat(servers).Select(a => a.Ask<ActorIdentity>(new Identify("ready"), TimeSpan.FromSeconds(30))));
        var watch = Stopwatch.StartNew();
        clients.ForEach(c => c.Tell(Client.Start));
        await all.Task;
        var seconds = watch.Elapsed.TotalSeconds;
        foreach (var actor in clients.Concat(servers)) system.Stop(actor);
        return (double)pairs * messagesPerPair / seconds / 1e6;
    }

    internal static Props ClientProps(IActorRef server, int inFlight, int messages, Action done) =>
        Props.Create(typeof(Client), server, inFlight, messages / 2, done);

    internal sealed class Server : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message, Self);
    }

    internal sealed class Client(IActorRef server, int inFlight, int rounds, Action done) : UntypedActor
    {
        public static readonly object Start = new();
        private static readonly object s_message = new();
        private int _sent;
        private int _received;

        protected override void OnReceive(object message)
        {
            if (message == Start)
            {
                for (; _sent < inFlight; _sent++) server.Tell(s_message, Self);
                return;
            }

            if (++_received == rounds) done();
            if (_sent >= rounds) return;
            _sent++;
            server.Tell(message, Self);
        }
    }
}
