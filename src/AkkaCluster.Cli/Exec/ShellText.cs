using System.Text;

namespace AkkaCluster.Cli.Exec;

/// <summary>Words as a shell reads them.</summary>
internal static class ShellText
{
    private const string Special = "|&;<>()$`\\\"'*?[]#~=%!{}\n\t";

    /// <summary>What a shell does itself: there may be no program of that name, or one that does something else.</summary>
    private static readonly HashSet<string> OwnCommands =
        [":", ".", "alias", "bg", "break", "case", "cd", "command", "continue", "eval", "exec", "exit", "export", "fg", "for", "getopts", "hash", "if", "jobs", "local", "read", "readonly", "return", "set", "shift", "source", "times", "trap", "type", "ulimit", "umask", "unalias", "unset", "until", "wait", "while"];

    /// <summary>Whether a line wants a shell, with its placeholders taken out.</summary>
    public static bool NeedsShell(string line) =>
        line.AsSpan().IndexOfAny(Special) >= 0 || OwnCommands.Contains(line.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? ":");

    /// <summary>One word, quoted as GNU parallel does it.</summary>
    public static string Quote(string word)
    {
        if (word.Length == 0)
            return "''";
        if (word.All(c => char.IsAsciiLetterOrDigit(c) || "-_.+/".Contains(c)))
            return word;
        var quoted = "'" + word.Replace("'", "'\"'\"'", StringComparison.Ordinal) + "'";
        if (quoted.StartsWith("''", StringComparison.Ordinal))
            quoted = quoted[2..];
        return quoted.EndsWith("''", StringComparison.Ordinal) ? quoted[..^2] : quoted;
    }

    /// <summary>The words of a line in which nothing is special but quotes.</summary>
    public static List<string> Split(string line)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var quote = '\0';
        foreach (var c in line)
        {
            if (quote != '\0')
            {
                if (c == quote)
                    quote = '\0';
                else
                    word!.Append(c);
            }
            else if (c is '\'' or '"')
            {
                (quote, word) = (c, word ?? new StringBuilder());
            }
            else if (c != ' ')
            {
                (word ??= new StringBuilder()).Append(c);
            }
            else if (word is not null)
            {
                words.Add(word.ToString());
                word = null;
            }
        }
        if (word is not null)
            words.Add(word.ToString());
        return words;
    }
}
