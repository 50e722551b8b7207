using System.CommandLine;

namespace AkkaCluster.Cli.Commands;

/// <summary>
/// Finds where the options of <c>exec</c> end and its command begins, with or without <c>--</c> between them: from there on all words are the command's. An
/// option that is unknown is refused; the parser would take it for the command.
/// </summary>
internal static class ExecWords
{
    private const string End = "--";

    /// <summary>The command line with <c>--</c> before the words of the command.</summary>
    /// <exception cref="UsageException">An option is unknown.</exception>
    public static IReadOnlyList<string> Separate(RootCommand root, IReadOnlyList<string> line)
    {
        var exec = root.Subcommands.First(command => command.Name == ExecCommand.Name);
        var name = FirstWord(line, 0, [.. root.Options]);
        if (name == line.Count || line[name] != ExecCommand.Name)
            return line;
        var known = root.Options.Where(option => option.Recursive || option is System.CommandLine.Help.HelpOption).Concat(exec.Options).ToList();
        var first = FirstWord(line, name + 1, known);
        for (var i = name + 1; i < first; i++)
        {
            if (line[i].StartsWith('-') && Find(known, line[i]) is null && !IsValue(line, i, known))
                throw new UsageException($"exec has no option '{line[i]}'; options of the command come after its name or after '--'. 'akkacluster exec --help' lists those of exec.");
        }
        return first == line.Count || line[first] == End ? line : [.. line.Take(first), End, .. line.Skip(first)];
    }

    /// <summary>The first word that is neither an option nor the value of one.</summary>
    private static int FirstWord(IReadOnlyList<string> line, int from, List<Option> known)
    {
        var at = from;
        while (at < line.Count && line[at] != End && (IsOption(line[at]) || IsValue(line, at, known)))
            at++;
        return at;
    }

    private static bool IsOption(string word) => word.Length > 1 && word[0] == '-';

    private static bool IsValue(IReadOnlyList<string> line, int at, List<Option> known) =>
        at > 0 && IsOption(line[at - 1]) && !line[at - 1].Contains('=') && Find(known, line[at - 1]) is { Arity.MaximumNumberOfValues: > 0 } option
        && option.ValueType != typeof(bool)
        && (Names(option).Contains(line[at - 1]) || line[at - 1].Length == 2);

    /// <summary>By its name, as in --label x or --label=x, or by its letter, as in -ax and -a x.</summary>
    private static Option? Find(List<Option> known, string word) =>
        known.Find(option => Names(option).Contains(word.Split('=')[0])) ?? (word.StartsWith(End, StringComparison.Ordinal) ? null : known.Find(option => Names(option).Contains(word[..2])));

    private static IEnumerable<string> Names(Option option) => option.Aliases.Prepend(option.Name);
}
