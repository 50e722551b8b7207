using Akka.Actor;

namespace AkkaCluster.Pbm;

/// <summary>A named group of commands, and the actor that runs them.</summary>
public sealed class CommandPalette
{
    /// <summary>Takes the name that is typed first, the commands, and what the <see cref="CommandHandlerActor"/> that runs them is made of.</summary>
    /// <exception cref="ArgumentException">The name is no word.</exception>
    public CommandPalette(string name, IEnumerable<CommandDefinition> commands, Props handler)
    {
        if (string.IsNullOrEmpty(name) || name.Any(char.IsWhiteSpace))
            throw new ArgumentException($"A palette's name is '{name}'; expected one word.", nameof(name));
        (Name, Commands, Handler) = (name, commands.ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase), handler);
    }

    /// <summary>What is typed first.</summary>
    public string Name { get; }

    /// <summary>The commands by name.</summary>
    public IReadOnlyDictionary<string, CommandDefinition> Commands { get; }

    /// <summary>What runs them.</summary>
    public Props Handler { get; }
}
