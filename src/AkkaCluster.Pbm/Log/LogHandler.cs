using Akka.Actor;

namespace AkkaCluster.Pbm;

/// <summary>Starts a tail of the log for each client that asks.</summary>
internal sealed class LogHandler : CommandHandlerActor
{
    private static readonly CommandDefinition s_tail = new("tail", "Prints what this node logs from now on, until it is cancelled", AnswerFormat.Argument);

    public LogHandler() => Process(s_tail, arguments => Context.ActorOf(LogTail.Props(Sender, arguments.IsJson())));

    public static CommandPalette Palette { get; } = new("log", [s_tail], Props.Create(() => new LogHandler()));
}
