namespace AkkaCluster.Pbm;

/// <summary>The arguments of a command by the names of its definition.</summary>
public sealed class CommandArguments
{
    private readonly CommandDefinition _definition;
    private readonly Command _command;

    internal CommandArguments(CommandDefinition definition, Command command) => (_definition, _command) = (definition, command);

    /// <summary>The values of an argument: those typed, or else its default.</summary>
    public IReadOnlyList<string> ArgumentValues(string name)
    {
        var argument = _definition.Arguments.FirstOrDefault(argument => argument.Name == name)
            ?? throw new ArgumentException($"Command '{_definition.Name}' has no argument '{name}'; it has: {string.Join(", ", _definition.Arguments.Select(known => known.Name))}.", nameof(name));
        return _command.Arguments.Where(given => argument.Switches.Contains(given.Switch)).Select(given => given.Value).ToList() is { Count: > 0 } values ? values : argument.Defaults;
    }
}
