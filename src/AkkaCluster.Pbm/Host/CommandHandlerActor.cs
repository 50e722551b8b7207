using Akka.Actor;

namespace AkkaCluster.Pbm;

/// <summary>Runs the commands of a palette: each with what <c>Process</c> was told for it.</summary>
public abstract class CommandHandlerActor : ReceiveActor
{
    private readonly CommandPalette _palette;
    private readonly Dictionary<string, Action<Command, CommandArguments>> _processors = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the palette.</summary>
    protected CommandHandlerActor(CommandPalette palette)
    {
        _palette = palette;
        Receive<Command>(Handle);
    }

    /// <summary>Sets what runs a command. It answers the sender.</summary>
    protected void Process(string commandName, Action<Command> processor) => Process(commandName, (command, _) => processor(command));

    /// <summary>Sets what runs a command, with its arguments by name. It answers the sender.</summary>
    protected void Process(string commandName, Action<Command, CommandArguments> processor)
    {
        if (!_palette.Commands.ContainsKey(commandName))
            throw new ArgumentException($"Palette '{_palette.ModuleName}' has no command '{commandName}'; it has: {string.Join(", ", _palette.Commands.Keys)}.", nameof(commandName));
        _processors[commandName] = processor;
    }

    private void Handle(Command command)
    {
        if (!_processors.TryGetValue(command.Name, out var processor))
        {
            Sender.Tell(new ErroredCommandResponse($"The host has no code for '{command.Palette} {command.Name}'."));
            return;
        }

        try
        {
            processor(command, new CommandArguments(_palette.Commands[command.Name], command));
        }
        catch (Exception e)
        {
            // The operator is told; the handler goes on, for its state has nothing to do with one command.
            Sender.Tell(new ErroredCommandResponse($"{command.Palette} {command.Name} failed: {e.Message}"));
        }
    }
}
