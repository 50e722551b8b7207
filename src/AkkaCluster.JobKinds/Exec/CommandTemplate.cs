using System.Globalization;
using System.Text;

namespace AkkaCluster.JobKinds.Exec;

/// <summary>
/// A command with GNU parallel's placeholders: <c>{}</c> the input, <c>{.}</c> without its extension, <c>{/}</c> its base name,
/// <c>{//}</c> its directory, <c>{/.}</c> the base name without extension, <c>{#}</c> the task's number from 1. A command without any gets the
/// input as its last argument. Several words are started as they are; a single text is a shell line where it needs a shell.
/// </summary>
public sealed class CommandTemplate
{
    private const string ShellCharacters = "|&;<>()$`\\\"'*?[]#~=%!\n\t";
    private static readonly string[] Placeholders = ["{//}", "{/.}", "{}", "{.}", "{/}", "{#}"];

    private readonly string[] _words;

    private CommandTemplate(string[] words, bool usesShell)
    {
        _words = words;
        UsesShell = usesShell;
    }

    /// <summary>True where the command is a line for <c>/bin/sh</c>.</summary>
    public bool UsesShell { get; }

    /// <summary>The program that will be started, as written in the template.</summary>
    public string Program => UsesShell ? "sh" : _words[0];

    /// <summary>The words as they are written.</summary>
    internal IReadOnlyList<string> Words => _words;

    /// <summary>Whether the input, or a part of it, is among the words.</summary>
    public bool TakesInput => Array.Exists(_words, HasPlaceholder);

    /// <summary>Whether the program's own name depends on the input.</summary>
    public bool ProgramVaries => !UsesShell && HasPlaceholder(_words[0]);

    /// <summary>Reads a template from its words.</summary>
    /// <param name="words">One word: a line as a shell reads it; several: a program and its arguments, taken literally.</param>
    /// <param name="appendInput">Whether a template that has no placeholder gets the input as its last argument.</param>
    /// <exception cref="FormatException">There is no command in it.</exception>
    public static CommandTemplate Parse(IReadOnlyList<string> words, bool appendInput = true)
    {
        if (words.Count == 0 || string.IsNullOrWhiteSpace(words[0]))
            throw new FormatException("The command is empty; expected a program and its arguments, for example [\"gzip\", \"-k\", \"{}\"].");
        var usesShell = words.Count == 1 && NeedsShell(words[0]);
        var parts = words.Count > 1 ? [.. words]
            : usesShell ? [words[0]]
            : words[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (appendInput && !parts.Any(HasPlaceholder))
            parts = usesShell ? [parts[0] + " {}"] : [.. parts, "{}"];
        return new CommandTemplate(parts, usesShell);
    }

    /// <summary>The words to start for one input.</summary>
    /// <param name="input">The task's input.</param>
    /// <param name="number">The task's number, from 1.</param>
    public string[] Expand(string input, long number)
    {
        if (UsesShell)
            return ["/bin/sh", "-c", Fill(_words[0], input, number, Quote)];
        var result = new string[_words.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = Fill(_words[i], input, number, static text => text);
        return result;
    }

    /// <summary>Fills a text's placeholders without quoting, for standard input.</summary>
    public static string FillText(string text, string input, long number) => Fill(text, input, number, static value => value);

    private static bool HasPlaceholder(string word) => Array.Exists(Placeholders, word.Contains);

    private static bool NeedsShell(string line)
    {
        foreach (var placeholder in Placeholders)
            line = line.Replace(placeholder, "", StringComparison.Ordinal);
        return line.AsSpan().IndexOfAny(ShellCharacters) >= 0 || line.AsSpan().IndexOfAny('{', '}') >= 0;
    }

    private static string Fill(string word, string input, long number, Func<string, string> quote)
    {
        if (!word.Contains('{'))
            return word;
        var result = new StringBuilder(word.Length + input.Length);
        for (var i = 0; i < word.Length;)
        {
            var placeholder = word[i] == '{' ? Array.Find(Placeholders, p => string.CompareOrdinal(word, i, p, 0, p.Length) == 0) : null;
            if (placeholder is null)
            {
                result.Append(word[i++]);
                continue;
            }
            result.Append(quote(Value(placeholder, input, number)));
            i += placeholder.Length;
        }
        return result.ToString();
    }

    private static string Value(string placeholder, string input, long number) => placeholder switch
    {
        "{#}" => number.ToString(CultureInfo.InvariantCulture),
        "{.}" => WithoutExtension(input),
        "{/}" => BaseName(input),
        "{/.}" => WithoutExtension(BaseName(input)),
        "{//}" => Directory(input),
        _ => input,
    };

    private static string BaseName(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string Directory(string path) => path.LastIndexOf('/') switch
    {
        < 0 => ".",
        0 => "/",
        var slash => path[..slash],
    };

    private static string WithoutExtension(string path)
    {
        var dot = path.LastIndexOf('.');
        return dot > path.LastIndexOf('/') ? path[..dot] : path;
    }

    private static string Quote(string value) =>
        value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || "_-./:,+@".Contains(c))
            ? value
            : "'" + value.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
