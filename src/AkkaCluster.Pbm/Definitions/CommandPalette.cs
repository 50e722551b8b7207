namespace AkkaCluster.Pbm;

/// <summary>A named group of commands.</summary>
public sealed class CommandPalette
{
    /// <summary>Takes the name that is typed first, and the commands.</summary>
    public CommandPalette(string moduleName, IEnumerable<CommandDefinition> commands)
    {
        if (string.IsNullOrEmpty(moduleName) || moduleName.Any(char.IsWhiteSpace))
            throw new ArgumentException($"A palette's name is '{moduleName}'; expected one word.", nameof(moduleName));
        ModuleName = moduleName;
        Commands = commands.ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What is typed first.</summary>
    public string ModuleName { get; }

    /// <summary>The commands by name.</summary>
    public IReadOnlyDictionary<string, CommandDefinition> Commands { get; }
}
