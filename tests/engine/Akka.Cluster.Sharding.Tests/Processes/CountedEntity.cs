using Akka.Actor;

namespace Akka.Cluster.Sharding.Tests.Processes;

/// <summary>An entity that is counted while it runs, and gives back each number that it gets.</summary>
internal sealed class CountedEntity : ReceiveActor
{
    private static int s_started;

    private readonly string _id;
    private readonly CounterClient _counter;

    public CountedEntity(string id, CounterClient counter)
    {
        _id = id;
        _counter = counter;
        Receive<int>(number => Sender.Tell(number, Self));
    }

    protected override void PreStart()
    {
        _counter.Started(_id);
        if (Interlocked.Exchange(ref s_started, 1) == 0) Console.WriteLine("@ hosts entities");
    }

    protected override void PostStop() => _counter.Stopped(_id);
}
