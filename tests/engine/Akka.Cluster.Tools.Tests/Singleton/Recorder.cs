using Akka.Actor;

namespace Akka.Cluster.Tools.Tests.Singleton;

/// <summary>A singleton that hands each message to a sink and answers with the address that it runs at. Two of it at a time are noticed.</summary>
internal sealed class Recorder : ReceiveActor
{
    public Recorder(RecorderSink sink)
    {
        var address = Cluster.Get(Context.System).SelfAddress.ToString();
        Receive<int>(number =>
        {
            sink.Add(number, address);
            Sender.Tell(address, Self);
        });
        Receive<string>(_ => Sender.Tell(address, Self));
        sink.Started();
        Sink = sink;
    }

    private RecorderSink Sink { get; }

    protected override void PostStop() => Sink.Stopped();
}
