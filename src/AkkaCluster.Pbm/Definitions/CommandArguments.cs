namespace AkkaCluster.Pbm;

/// <summary>The arguments of a command by the names of its definition.</summary>
public sealed class CommandArguments
{
    private readonly CommandDefinition _definition;
    private readonly Command _command;

    internal CommandArguments(CommandDefinition definition, Command command)
    {
        _definition = definition;
        _command = command;
    }

    /// <summary>The values of an argument: those typed, or else its default ones.</summary>
    public IEnumerable<string> ArgumentValues(string name)
    {
        if (!_definition.ArgumentsByName.TryGetValue(name, out var argument))
            throw new ArgumentException($"Command '{_definition.Name}' has no argument '{name}'; it has: {string.Join(", ", _definition.ArgumentsByName.Keys)}.", nameof(name));
        var given = _command.Arguments.Where(a => argument.Switch.Contains(a.Item1)).Select(a => a.Item2).ToList();
        return given.Count > 0 ? given : argument.DefaultValues;
    }

    /// <summary>Whether an argument was typed.</summary>
    public bool HasArgument(string name) =>
        _definition.ArgumentsByName.TryGetValue(name, out var argument) && _command.Arguments.Any(a => argument.Switch.Contains(a.Item1));
}
