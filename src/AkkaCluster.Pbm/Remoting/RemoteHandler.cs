using System.Diagnostics;
using Akka.Actor;

namespace AkkaCluster.Pbm.Remoting;

/// <summary>Runs the commands of the palette `remote`.</summary>
internal sealed class RemoteHandler : CommandHandlerActor
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private static readonly CommandDefinition s_address = new("address", "Prints the address at which other nodes reach this one", AnswerFormat.Argument);

    private static readonly CommandDefinition s_ping = new(
        "ping",
        "Asks an actor of another node to identify itself, and prints how long that took",
        new ArgumentDefinition("path", "the address of the node, such as akka.tcp://system@host:4053, or the path of an actor on it", "-p", "-P") { IsMandatory = true },
        AnswerFormat.Argument);

    public RemoteHandler()
    {
        Process(s_address, arguments => Sender.Tell(AnswerFormat.Respond(
            arguments.IsJson(), new { address = $"{((ExtendedActorSystem)Context.System).Provider.DefaultAddress}" }, a => a.address)));
        Process(s_ping, arguments =>
        {
            var sender = Sender;
            PingAsync(Context.System, arguments.ArgumentValues("path").First(), arguments.IsJson()).PipeTo(sender, Self);
        });
    }

    public static CommandPalette Palette { get; } = new("remote", [s_address, s_ping], Props.Create(() => new RemoteHandler()));

    private static async Task<CommandResponse> PingAsync(ActorSystem system, string target, bool json)
    {
        // Every node has the guardian of its user actors.
        var path = Address.TryParse(target, out _) && !target.Contains("/user", StringComparison.Ordinal) && !target.Contains("/system", StringComparison.Ordinal)
            ? target.TrimEnd('/') + "/user" : target;
        var start = Stopwatch.GetTimestamp();
        try
        {
            var found = await system.ActorSelection(path).ResolveOne(s_patience);
            return AnswerFormat.Respond(json, new { path = $"{found.Path}", milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds },
                answer => $"{answer.path} answered after {answer.milliseconds:0.0} ms");
        }
        catch (Exception e) when (e is ActorNotFoundException or AskTimeoutException or TaskCanceledException)
        {
            return new ErroredCommandResponse($"{path} did not answer within {s_patience.TotalSeconds} s.");
        }
        catch (Exception e) when (e is UriFormatException or FormatException or ArgumentException)
        {
            return new ErroredCommandResponse($"'{target}' is no address and no path: {e.Message}");
        }
    }
}
