using System.CommandLine;

namespace AkkaCluster.Hosting.Flags;

/// <summary>A command-line flag of a node: another way to write settings.</summary>
/// <param name="Name">With its dashes.</param>
/// <param name="Value">What stands for its value in the help; null for a flag without one.</param>
/// <param name="Help">One line for people.</param>
/// <param name="Settings">The settings that it makes, by their names for people.</param>
public sealed record NodeFlag(string Name, string? Value, string Help, Func<string, IEnumerable<KeyValuePair<string, string>>> Settings)
{
    /// <summary>A flag that gives one setting its value.</summary>
    public static NodeFlag For(string name, string value, string setting, string help) => new(name, value, help, text => [new(setting, text)]);

    /// <summary>A flag without value that sets one setting.</summary>
    public static NodeFlag Switch(string name, string setting, string setTo, string help) => new(name, null, help, _ => [new(setting, setTo)]);

    internal Option ToOption() => Value is null
        ? new Option<bool>(Name) { Description = Help, Arity = ArgumentArity.Zero }
        : new Option<string[]>(Name) { Description = Help, HelpName = Value, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
}
