using Akka.Actor;

namespace AkkaCluster.Pbm.Tests;

/// <summary>A palette as a user of the API writes it.</summary>
public sealed class EchoPalette() : CommandPaletteHandler(EchoHandler.Palette)
{
    public override Props HandlerProps { get; } = Props.Create(() => new EchoHandler());

    private sealed class EchoHandler : CommandHandlerActor
    {
        private static readonly CommandDefinition s_say = new CommandDefinitionBuilder().WithName("say").WithDescription("Says it again")
            .WithArgument(a => a.WithName("message").WithSwitch("-m").IsMandatory(true).WithDescription("what to say")).Build();

        private static readonly CommandDefinition s_count = new CommandDefinitionBuilder().WithName("count").WithDescription("Counts to three").Build();
        private static readonly CommandDefinition s_fail = new CommandDefinitionBuilder().WithName("fail").WithDescription("Fails").Build();
        private static readonly CommandDefinition s_break = new CommandDefinitionBuilder().WithName("break").WithDescription("Throws").Build();

        public static readonly CommandPalette Palette = new("echo", [s_say, s_count, s_fail, s_break]);

        public EchoHandler() : base(Palette)
        {
            Process(s_say.Name, (_, arguments) => Sender.Tell(new CommandResponse(arguments.ArgumentValues("message").Single())));
            Process(s_count.Name, _ =>
            {
                Sender.Tell(new CommandResponse("one", false));
                Sender.Tell(new[] { new CommandResponse("two", false), new CommandResponse("three", false), CommandResponse.Empty });
            });
            Process(s_fail.Name, _ => Sender.Tell(new ErroredCommandResponse("asked for")));
            Process(s_break.Name, _ => throw new InvalidOperationException("broken"));
        }
    }
}
