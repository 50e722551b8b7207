using System.Text;

namespace AkkaCluster.Cli.Exec;

/// <summary>Makes commands of inputs: lines for a shell where they need one, else a program and its arguments.</summary>
internal sealed class ExecTemplate
{
    /// <summary>Stands between inputs where they are words of their own: no input has it.</summary>
    private const char Between = '\0';

    private readonly Placeholders _placeholders;
    private readonly string[] _words;
    private readonly string _line;
    private readonly bool _quote;
    private readonly bool _stdin;
    private readonly bool _fill;
    private readonly Func<string, string> _value;

    /// <param name="words">The words of the command; none where the inputs are the commands.</param>
    /// <param name="placeholders">What its placeholders are called.</param>
    /// <param name="quote">Whether the words are taken as they are.</param>
    /// <param name="append">Whether a command without placeholders gets the inputs at its end.</param>
    /// <param name="stdin">Whether the inputs are for standard input.</param>
    /// <param name="fill">Whether a word with a placeholder is repeated for each of several inputs.</param>
    /// <param name="empty">Whether inputs are left out.</param>
    public ExecTemplate(IReadOnlyList<string> words, Placeholders placeholders, bool quote = false, bool append = true, bool stdin = false, bool fill = false, bool empty = false)
    {
        (_placeholders, _quote, _stdin, _fill) = (placeholders, quote, stdin, fill);
        if (quote && words.Count == 0)
            words = [placeholders.All];
        _value = empty ? static value => value.Length == 0 ? "" : ShellText.Quote(value) : ShellText.Quote;
        var line = placeholders.Check(string.Join(' ', words));
        _words = append && words.Count > 0 && !stdin && !placeholders.AreIn(line) ? [.. words, placeholders.All] : [.. words];
        _line = string.Join(' ', _words);
        var isLine = !_quote && (words.Count == 0 || ShellText.NeedsShell(placeholders.Without(line)));
        UsesShell = isLine || placeholders.HasSlot(line) || placeholders.AreIn(ProgramWord);
        Program = UsesShell ? ["sh", "-c"] : [ProgramWord];
    }

    /// <summary>The words that all commands begin with.</summary>
    public IReadOnlyList<string> Program { get; }

    public bool UsesShell { get; }

    private string ProgramWord => _quote ? _words[0] : _line.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";

    public ExecTask Make(IReadOnlyList<string> arguments, long number, byte[]? stdin = null)
    {
        var text = Text(arguments, number);
        if (_stdin)
            stdin = Encoding.UTF8.GetBytes(string.Join(' ', arguments) + "\n");
        IEnumerable<string> words = UsesShell ? [text]
            : _quote ? Literal(arguments, number).Skip(1)
            : ShellText.Split(text).Skip(1);
        return new ExecTask(number, arguments, text, [.. words], stdin);
    }

    /// <summary>The words as they are: where a placeholder stands for several inputs, they part its word.</summary>
    private IEnumerable<string> Literal(IReadOnlyList<string> arguments, long number) =>
        _words.SelectMany(word => (_fill && arguments.Count > 1 ? _placeholders.FillWords(word, arguments, number, static value => value, Between) : _placeholders.Fill(word, arguments, number, static value => value, between: Between)).Split(Between));

    private string Text(IReadOnlyList<string> arguments, long number) =>
        _words.Length == 0 ? string.Join(' ', arguments)
        : _quote ? string.Join(' ', Literal(arguments, number).Select(ShellText.Quote))
        : _fill && arguments.Count > 1 ? _placeholders.FillWords(_line, arguments, number, _value)
        : _placeholders.Fill(_line, arguments, number, _value);
}
