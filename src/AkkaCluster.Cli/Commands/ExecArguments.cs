namespace AkkaCluster.Cli.Commands;

/// <summary>Divides <c>exec -- CMD {} ::: a b</c> into the command and its inputs, as GNU parallel does.</summary>
/// <param name="Command">The words of the command.</param>
/// <param name="Inputs">The inputs after <c>:::</c>; null where there is none.</param>
internal sealed record ExecArguments(IReadOnlyList<string> Command, IReadOnlyList<string>? Inputs)
{
    private const string Separator = ":::";

    /// <summary>What GNU parallel takes for further sources of inputs, and this command does not: never for inputs or words of the command.</summary>
    private static readonly string[] Sources = [Separator, ":::+", "::::", "::::+"];

    public static ExecArguments Parse(IReadOnlyList<string> words)
    {
        var at = words.ToList().IndexOf(Separator);
        if (words.Count == 0 || at == 0)
            throw new UsageException("There is no command; expected for example: akkacluster exec -- gzip -k {} ::: a.txt b.txt");
        if (words.Where((word, i) => i != at && Sources.Contains(word)).FirstOrDefault() is { } further)
            throw new UsageException($"'{further}' names {(at < 0 ? "a source" : "a second source")} of inputs that this command does not know; expected inputs after one ':::', or in a file with -a FILE, or on standard input.");
        return at < 0 ? new ExecArguments(words, null) : new ExecArguments([.. words.Take(at)], [.. words.Skip(at + 1)]);
    }
}
