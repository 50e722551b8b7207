namespace AkkaCluster.Pbm;

/// <summary>A command that the host offers.</summary>
public sealed class CommandDefinition
{
    internal CommandDefinition(string name, string description, IReadOnlyList<ArgumentDefinition> arguments)
    {
        Name = name;
        Description = description;
        Arguments = arguments;
        ArgumentsByName = arguments.ToDictionary(a => a.Name, StringComparer.Ordinal);
    }

    /// <summary>What is typed after the palette's name.</summary>
    public string Name { get; }

    /// <summary>What it does, for people.</summary>
    public string Description { get; }

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<ArgumentDefinition> Arguments { get; }

    /// <summary>Its arguments by the names that handlers use.</summary>
    public IReadOnlyDictionary<string, ArgumentDefinition> ArgumentsByName { get; }
}
