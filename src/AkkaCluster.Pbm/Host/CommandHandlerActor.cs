using Akka.Actor;

namespace AkkaCluster.Pbm;

/// <summary>Runs the commands of a palette: each with what <c>Process</c> was told for it.</summary>
public abstract class CommandHandlerActor : ReceiveActor
{
    private readonly Dictionary<string, (CommandDefinition Definition, Action<CommandArguments> Run)> _processors = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Receives commands.</summary>
    protected CommandHandlerActor() => Receive<Command>(Handle);

    /// <summary>Sets what runs a command. It answers the sender.</summary>
    protected void Process(CommandDefinition command, Action<CommandArguments> run) => _processors[command.Name] = (command, run);

    private void Handle(Command command)
    {
        if (!_processors.TryGetValue(command.Name, out var processor))
        {
            Sender.Tell(new ErroredCommandResponse($"The host has no code for '{command.Palette} {command.Name}'."));
            return;
        }

        try
        {
            processor.Run(new CommandArguments(processor.Definition, command));
        }
        catch (Exception e)
        {
            // The operator is told; the handler goes on, for its state has nothing to do with one command.
            Sender.Tell(new ErroredCommandResponse($"{command.Palette} {command.Name} failed: {e.Message}"));
        }
    }
}
