namespace AkkaCluster.Cli.Exec;

/// <summary>Divides <c>exec -- CMD {} ::: a b :::+ c d :::: file</c> into the command and its sources of inputs, as GNU parallel does.</summary>
/// <param name="Command">The words of the command; none where the inputs are the commands.</param>
/// <param name="Sources">The sources; none where standard input is the only one.</param>
internal sealed record ExecArguments(IReadOnlyList<string> Command, IReadOnlyList<ExecSource> Sources)
{
    public static ExecArguments Parse(IReadOnlyList<string> words, string separator = ":::", string fileSeparator = "::::")
    {
        string[] separators = [separator, separator + "+", fileSeparator, fileSeparator + "+"];
        var command = words.TakeWhile(word => !separators.Contains(word)).ToList();
        var sources = new List<ExecSource>();
        for (var at = command.Count; at < words.Count;)
        {
            var kind = words[at];
            var items = words.Skip(at + 1).TakeWhile(word => !separators.Contains(word)).ToList();
            var isLinked = kind.EndsWith('+') && kind != separator && kind != fileSeparator;
            if (kind.StartsWith(fileSeparator, StringComparison.Ordinal))
                sources.AddRange(items.Select(path => new ExecSource(null, path, isLinked)));
            else
                sources.Add(new ExecSource(items, null, isLinked));
            at += items.Count + 1;
        }
        return new ExecArguments(command, sources);
    }
}
