using Akka.Actor;

namespace AkkaCluster.Pbm.Tests;

/// <summary>A palette as a user of the API writes it.</summary>
public sealed class EchoHandler : CommandHandlerActor
{
    private static readonly CommandDefinition s_say = new("say", "Says it again", new ArgumentDefinition("message", "what to say", "-m") { IsMandatory = true });

    private static readonly CommandDefinition s_count = new("count", "Counts to three");
    private static readonly CommandDefinition s_fail = new("fail", "Fails");
    private static readonly CommandDefinition s_break = new("break", "Throws");

    public static readonly CommandPalette Palette = new("echo", [s_say, s_count, s_fail, s_break], Props.Create(() => new EchoHandler()));

    public EchoHandler()
    {
        Process(s_say, arguments => Sender.Tell(new CommandResponse(arguments.ArgumentValues("message").Single())));
        Process(s_count, _ =>
        {
            Sender.Tell(new CommandResponse("one", false));
            Sender.Tell(new[] { new CommandResponse("two", false), new CommandResponse("three", false), CommandResponse.Empty });
        });
        Process(s_fail, _ => Sender.Tell(new ErroredCommandResponse("asked for")));
        Process(s_break, _ => throw new InvalidOperationException("broken"));
    }
}
