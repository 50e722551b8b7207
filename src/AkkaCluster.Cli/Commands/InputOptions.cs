using System.CommandLine;
using System.Globalization;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Commands;

/// <summary>Where a submission takes its inputs from.</summary>
internal sealed class InputOptions
{
    private readonly Option<string[]> _input = new("--input", "-i") { Description = "One input; may be given several times." };
    private readonly Option<string?> _lines = new("--lines") { Description = "A file with one input a line; - for standard input. Streamed, so it may be of any size." };
    private readonly Option<string?> _range = new("--range") { Description = "Whole numbers FROM..TO or FROM..TO:STEP, TO not included." };
    private readonly Option<string[]> _files = new("--files") { Description = "Files, folders or globs on storage that all nodes share." };

    private readonly Option<bool> _nullEnded = new("--null", "-0") { Description = "With --lines: a null character ends each input, as 'find -print0' writes them, instead of a line end." };

    public InputOptions() => _files.NotEmpty();

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _input, _lines, _range, _files, _nullEnded })
            command.Options.Add(option);
    }

    /// <summary>How the file of <see cref="Read"/> is read.</summary>
    public LineSource Source(ParseResult parsed) => new(parsed.GetValue(_nullEnded), allowNull: true);

    /// <summary>The inputs to send with the job, and the file to stream after it.</summary>
    public (JobInputs? Inputs, string? Lines) Read(ParseResult parsed)
    {
        var sources = new List<JobInputs>();
        if (parsed.GetValue(_input) is { Length: > 0 } items)
            sources.Add(new JobInputs.Lines(items));
        if (parsed.GetValue(_range) is { } range)
            sources.Add(Range(range));
        if (parsed.GetValue(_files) is { Length: > 0 } globs)
            sources.Add(new JobInputs.Files([.. globs.Select(Path.GetFullPath)]));
        var lines = parsed.GetValue(_lines);
        if (parsed.GetValue(_nullEnded) && lines is null)
            throw new UsageException("--null says how the file of --lines is read; there is no --lines.");
        if (sources.Count + (lines is null ? 0 : 1) > 1)
            throw new UsageException("Give the inputs in one way: --input, --lines, --range or --files.");
        return (sources.FirstOrDefault(), lines);
    }

    internal static JobInputs.Range Range(string text)
    {
        var parts = text.Split("..");
        var end = parts.Length == 2 ? parts[1].Split(':') : [];
        var step = 1L;
        if (parts.Length != 2 || end.Length is not (1 or 2) || !Number(parts[0], out var from) || !Number(end[0], out var to) || (end.Length == 2 && !Number(end[1], out step)))
            throw new UsageException($"--range is '{text}'; expected FROM..TO or FROM..TO:STEP, for example 0..1000000:1000.");
        if (to < from || step < 1)
            throw new UsageException($"--range is '{text}'; expected an end that is not before its start, and a step of at least 1.");
        if (((Int128)to - from + step - 1) / step is var tasks && tasks > long.MaxValue)
            throw new UsageException($"--range is '{text}', which would be {tasks} tasks; give each more numbers with FROM..TO:STEP.");
        return new JobInputs.Range(from, to, step);
    }

    private static bool Number(string text, out long number) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
