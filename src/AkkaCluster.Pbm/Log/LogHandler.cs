namespace AkkaCluster.Pbm;

/// <summary>Starts a tail of the log for each client that asks.</summary>
internal sealed class LogHandler : CommandHandlerActor
{
    private static readonly CommandDefinition s_tail = new CommandDefinitionBuilder()
        .WithName("tail").WithDescription("Prints what this node logs from now on, until it is cancelled")
        .WithArgument(AnswerFormat.Argument).Build();

    public LogHandler() : base(Definitions) => Process(s_tail.Name, (_, arguments) =>
        Context.ActorOf(LogTail.Props(Sender, arguments.IsJson())));

    public static CommandPalette Definitions { get; } = new("log", [s_tail]);
}
