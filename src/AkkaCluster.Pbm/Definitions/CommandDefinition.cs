namespace AkkaCluster.Pbm;

/// <summary>A command that the host offers.</summary>
public sealed record CommandDefinition
{
    /// <summary>Takes what is typed after the palette's name, what it does for people, and its arguments.</summary>
    /// <exception cref="ArgumentException">The name is no word, or two arguments have one name or switch.</exception>
    public CommandDefinition(string name, string description, params IReadOnlyList<ArgumentDefinition> arguments)
    {
        if (name.Length == 0 || name.Any(char.IsWhiteSpace))
            throw new ArgumentException($"A command's name is '{name}'; expected one word.", nameof(name));
        if (arguments.FirstOrDefault(argument => argument.Switches.Count == 0) is { } bare)
            throw new ArgumentException($"The argument '{bare.Name}' of the command '{name}' has no switch; expected one such as '-a'.", nameof(arguments));
        if (arguments.Select(argument => argument.Name).CountBy(word => word).Concat(arguments.SelectMany(argument => argument.Switches).CountBy(word => word)).FirstOrDefault(word => word.Value > 1) is { Key: { } twice })
            throw new ArgumentException($"The command '{name}' has two arguments of the name or switch '{twice}'.", nameof(arguments));
        (Name, Description, Arguments) = (name, description, arguments);
    }

    /// <summary>What is typed after the palette's name.</summary>
    public string Name { get; }

    /// <summary>What it does, for people.</summary>
    public string Description { get; }

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<ArgumentDefinition> Arguments { get; }
}
