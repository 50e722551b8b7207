using Akka.Actor;

namespace Petabridge.Cmd.Host;

/// <summary>Starts a tail of the log for each client that asks.</summary>
internal sealed class LogHandler : CommandHandlerActor
{
    private static readonly CommandDefinition s_tail = new CommandDefinitionBuilder()
        .WithName("tail").WithDescription("Prints what this node logs from now on, until it is cancelled")
        .Build();

    public LogHandler() : base(Definitions) => Process(s_tail.Name, _ =>
    {
        var client = Sender;
        Context.ActorOf(Props.Create(() => new LogTail(client)));
    });

    public static CommandPalette Definitions { get; } = new("log", [s_tail]);
}
