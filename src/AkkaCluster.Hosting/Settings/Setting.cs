namespace AkkaCluster.Hosting.Settings;

/// <summary>A setting as somebody wrote it.</summary>
/// <param name="Name">Its name for people: akkacluster.store.connection-string.</param>
/// <param name="Text">Its value; null where it is a list.</param>
/// <param name="Items">The items of a list.</param>
/// <param name="Source">Where it was written: a file, a variable, a flag.</param>
/// <param name="Optional">Whether a program that does not know it passes over it.</param>
internal sealed record Setting(string Name, string? Text, IReadOnlyList<string> Items, string Source, bool Optional)
{
    /// <summary>The items; a text is divided by commas, with or without brackets around.</summary>
    public IReadOnlyList<string> List => Text is null ? Items : [.. Text.Trim().Trim('[', ']').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => item.Trim('"'))];
}
