namespace AkkaCluster.Hosting.Flags;

/// <summary>One command-line flag of a node.</summary>
/// <param name="Name">With its dashes.</param>
/// <param name="Value">What stands for its value in the help; null for a flag without one.</param>
/// <param name="Help">One line for people.</param>
/// <param name="Settings">The settings that it makes.</param>
public sealed record NodeFlag(string Name, string? Value, string Help, Func<string, IEnumerable<KeyValuePair<string, string>>> Settings)
{
    /// <summary>A flag that gives one setting its value.</summary>
    public static NodeFlag For(string name, string value, string key, string help) => new(name, value, help, text => [new(key, text)]);

    /// <summary>A flag without value that sets one setting.</summary>
    public static NodeFlag Switch(string name, string key, string setTo, string help) => new(name, null, help, _ => [new(key, setTo)]);

    /// <summary>A flag whose value is a list, divided by commas.</summary>
    public static NodeFlag ListOf(string name, string value, string key, string help) => new(name, value, help, text => [new(key,
        Configuration.HoconText.List(text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))]);
}
