using System.CommandLine;
using System.CommandLine.Help;
using AkkaCluster.Cli.Commands;

namespace AkkaCluster.Cli.Exec;

/// <summary>
/// Reads the options of <c>exec</c> as GNU parallel does: bundled letters, unambiguous beginnings of names, values that begin with a dash. They end with <c>--</c> or with the
/// first word that is none: from there on all words are the command's. An option that is unknown, or known and refused, is never taken for the command.
/// </summary>
internal static class ExecWords
{
    private const string End = "--";

    /// <summary>The command line with each option as name or name=value, and <c>--</c> before the words of the command.</summary>
    /// <exception cref="UsageException">An option is unknown or refused, or its value is missing.</exception>
    public static IReadOnlyList<string> Separate(RootCommand root, IReadOnlyList<string> line)
    {
        var exec = root.Subcommands.First(command => command.Name == ExecCommand.Name);
        var common = root.Options.Where(option => option.Recursive || option is HelpOption).ToList();
        var name = 0;
        while (name < line.Count && line[name].StartsWith('-'))
            name += common.Find(option => Names(option).Contains(line[name])) is { } option && TakesValue(option) ? 2 : 1;
        return name < line.Count && line[name] == ExecCommand.Name
            ? [.. line.Take(name + 1), .. new Reader([.. exec.Options, .. common], line, name + 1).Read()]
            : line;
    }

    private static bool TakesValue(Option option) => option.ValueType != typeof(bool) && option is not HelpOption;

    private static IEnumerable<string> Names(Option option) => option.Aliases.Prepend(option.Name);

    private sealed class Reader(List<Option> known, IReadOnlyList<string> line, int at)
    {
        private readonly List<string> _read = [];

        public List<string> Read()
        {
            while (at < line.Count && line[at] is ['-', _, ..] word && word != End)
            {
                at++;
                if (word.StartsWith(End, StringComparison.Ordinal))
                    ReadName(word);
                else
                    ReadLetters(word);
            }
            if (at < line.Count)
                _read.AddRange([End, .. line.Skip(line[at] == End ? at + 1 : at)]);
            return _read;
        }

        private void ReadName(string word)
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? word : word[..equals];
            Add(Find(name), name, equals < 0 ? null : word[(equals + 1)..]);
        }

        private void ReadLetters(string word)
        {
            for (var i = 1; i < word.Length; i++)
            {
                var name = "-" + word[i];
                var option = Find(name);
                var rest = word[(i + 1)..];
                Add(option, name, TakesValue(option) && rest.Length > 0 ? rest.StartsWith('=') ? rest[1..] : rest : null);
                if (TakesValue(option))
                    return;
            }
        }

        private void Add(Option option, string name, string? value)
        {
            if (ExecOptions.AllRefused.FirstOrDefault(refused => refused.Option == option) is { } no)
                throw new UsageException($"exec does not take {no.Names[0]} of GNU parallel. {no.Note}");
            if (!TakesValue(option))
            {
                _read.Add(value is null ? option.Name : throw new UsageException($"{name} takes no value; found '{value}'."));
                return;
            }
            value ??= at < line.Count ? line[at++] : throw new UsageException($"{name} wants a value ({option.HelpName ?? "TEXT"}), and the line ends there.");
            _read.AddRange(value.Length > 0 ? [$"{option.Name}={value}"] : [option.Name, ""]);
        }

        private Option Find(string name)
        {
            if (known.Find(option => Names(option).Contains(name)) is { } exact)
                return exact;
            var longer = name.Length > 3 ? known.FindAll(option => Names(option).Any(full => full.StartsWith(name, StringComparison.Ordinal))) : [];
            return longer.Count switch
            {
                1 => longer[0],
                0 => throw new UsageException($"exec has no option '{name}'; options of the command come after its name or after '--'. 'akkacluster exec --help' lists those of exec."),
                _ => throw new UsageException($"'{name}' may be {string.Join(" or ", longer.SelectMany(Names).Where(full => full.StartsWith(name, StringComparison.Ordinal)).Order())}; give more of it."),
            };
        }
    }
}
