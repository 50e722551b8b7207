namespace AkkaCluster.Cli.Commands;

/// <summary>Divides <c>exec -- CMD {} ::: a b</c> into the command and its inputs, as GNU parallel does.</summary>
/// <param name="Command">The words of the command.</param>
/// <param name="Inputs">The inputs after <c>:::</c>; null where there is none.</param>
internal sealed record ExecArguments(IReadOnlyList<string> Command, IReadOnlyList<string>? Inputs)
{
    private const string Separator = ":::";

    public static ExecArguments Parse(IReadOnlyList<string> words)
    {
        var at = words.ToList().IndexOf(Separator);
        if (words.Count == 0 || at == 0)
            throw new UsageException("There is no command; expected for example: akkacluster exec -- gzip -k {} ::: a.txt b.txt");
        return at < 0 ? new ExecArguments(words, null) : new ExecArguments([.. words.Take(at)], [.. words.Skip(at + 1)]);
    }
}
