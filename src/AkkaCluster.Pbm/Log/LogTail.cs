using Akka.Actor;
using Akka.Event;

namespace AkkaCluster.Pbm;

/// <summary>Sends each event that the system logs to a client, until that has gone.</summary>
internal sealed class LogTail : ReceiveActor
{
    private readonly IActorRef _client;
    private readonly bool _json;

    public LogTail(IActorRef client, bool json)
    {
        _client = client;
        _json = json;
        Receive<LogEvent>(e => Send(
            new { time = e.Timestamp, level = LevelOf(e), source = e.LogSource, message = $"{e.Message}", cause = e.Cause?.ToString() }, _ => e.ToString()!));
        Receive<Terminated>(_ => Context.Stop(Self));
    }

    public static Props Props(IActorRef client, bool json) => Akka.Actor.Props.Create(() => new LogTail(client, json));

    protected override void PreStart()
    {
        Context.Watch(_client);
        Context.System.EventStream.Subscribe(Self, typeof(LogEvent));
        Send(new { system = Context.System.Name, level = $"{Context.System.Settings.LogLevel}" }, of => $"Log of {of.system} at level {of.level} and above:");
    }

    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    // INFO rather than InfoLevel: as the settings write it.
    private static string LevelOf(LogEvent e) => e.LogLevel().ToString().Replace("Level", "", StringComparison.Ordinal).ToUpperInvariant();

    private void Send<T>(T data, Func<T, string> text) => _client.Tell(AnswerFormat.Respond(_json, data, text, final: false));
}
