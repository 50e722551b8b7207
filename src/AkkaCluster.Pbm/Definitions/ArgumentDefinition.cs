namespace AkkaCluster.Pbm;

/// <summary>An argument of a command: a switch with a value.</summary>
public sealed class ArgumentDefinition
{
    internal ArgumentDefinition(string name, string description, IReadOnlyList<string> switches, bool isMandatory, IReadOnlyList<string> defaultValues, bool allowsMultiple)
    {
        Name = name;
        Description = description;
        Switch = switches;
        IsMandatory = isMandatory;
        DefaultValues = defaultValues;
        AllowsMultiple = allowsMultiple;
    }

    /// <summary>What handlers call it.</summary>
    public string Name { get; }

    /// <summary>What it is, for people.</summary>
    public string Description { get; }

    /// <summary>What is typed before its value.</summary>
    public IReadOnlyList<string> Switch { get; }

    /// <summary>Whether the command is refused without it.</summary>
    public bool IsMandatory { get; }

    /// <summary>Its values where it is not given.</summary>
    public IReadOnlyList<string> DefaultValues { get; }

    /// <summary>Whether it may be given more than once.</summary>
    public bool AllowsMultiple { get; }
}
