namespace AkkaCluster.Cli.Exec;

/// <summary>Where inputs come from.</summary>
/// <param name="Items">The inputs themselves; null where they are in a file.</param>
/// <param name="Path">The file, - for standard input.</param>
/// <param name="IsLinked">Whether it goes side by side with the source before it.</param>
internal sealed record ExecSource(IReadOnlyList<string>? Items, string? Path, bool IsLinked = false)
{
    public const string StandardInput = "-";
}
