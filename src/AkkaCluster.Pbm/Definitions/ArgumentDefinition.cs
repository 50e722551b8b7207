namespace AkkaCluster.Pbm;

/// <summary>An argument of a command: a switch with a value.</summary>
/// <param name="Name">What handlers call it.</param>
/// <param name="Description">What it is, for people.</param>
/// <param name="Switches">What is typed before its value: one of these, such as "-a".</param>
public sealed record ArgumentDefinition(string Name, string Description, params IReadOnlyList<string> Switches)
{
    /// <summary>Whether the command is refused without it.</summary>
    public bool IsMandatory { get; init; }

    /// <summary>Whether it may be given more than once.</summary>
    public bool AllowsMultiple { get; init; }

    /// <summary>Its value where it is not given; null for none.</summary>
    public string? Default { get; init; }

    internal IReadOnlyList<string> Defaults => Default is null ? [] : [Default];
}
