using Akka.Actor;
using Akka.Event;

namespace Petabridge.Cmd.Host;

/// <summary>Sends each event that the system logs to a client, until that has gone.</summary>
internal sealed class LogTail : ReceiveActor
{
    private readonly IActorRef _client;

    public LogTail(IActorRef client)
    {
        _client = client;
        Receive<LogEvent>(e => client.Tell(new CommandResponse(e.ToString()!, final: false)));
        Receive<Terminated>(_ => Context.Stop(Self));
    }

    protected override void PreStart()
    {
        Context.Watch(_client);
        Context.System.EventStream.Subscribe(Self, typeof(LogEvent));
        _client.Tell(new CommandResponse($"Log of {Context.System.Name} at level {Context.System.Settings.LogLevel} and above:", final: false));
    }

    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);
}
