using System.CommandLine;

namespace AkkaCluster.Cli.Exec;

/// <summary>One option of <c>exec</c>: what it is called, whether it takes a value, and how it stands to GNU parallel's.</summary>
internal sealed class ExecOption
{
    private ExecOption(Standing standing, string? value, string note, string[] names)
    {
        (Standing, Value, Note, Names) = (standing, value, note, names);
        Option = value is null ? new Option<bool>(names[0], names[1..]) : new Option<string[]>(names[0], names[1..]) { HelpName = value };
        Option.Description = note;
        Option.Hidden = standing == Standing.Refused;
    }

    public Standing Standing { get; }

    /// <summary>What its value is called; null for a flag.</summary>
    public string? Value { get; }

    /// <summary>What it does, or why it is refused and what to do instead.</summary>
    public string Note { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The same for the parser and its help.</summary>
    public Option Option { get; }

    public static ExecOption As(string? value, string note, params string[] names) => new(Standing.AsParallel, value, note, names);

    public static ExecOption Differs(string? value, string note, params string[] names) => new(Standing.Different, value, note, names);

    public static ExecOption Refused(string? value, string note, params string[] names) => new(Standing.Refused, value, note, names);

    public static ExecOption Own(string? value, string note, params string[] names) => new(Standing.Own, value, note, names);

    public bool IsOn(ParseResult parsed) => Option is Option<bool> flag ? parsed.GetValue(flag) : Texts(parsed).Count > 0;

    public IReadOnlyList<string> Texts(ParseResult parsed) => parsed.GetValue((Option<string[]>)Option) ?? [];

    /// <summary>The last that was given; null for none.</summary>
    public string? Text(ParseResult parsed) => Texts(parsed).LastOrDefault();
}
