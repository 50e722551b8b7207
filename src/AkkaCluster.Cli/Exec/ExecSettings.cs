using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AkkaCluster.Cli.Commands;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Output;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Exec;

/// <summary>What a command line of <c>exec</c> says.</summary>
internal sealed class ExecSettings
{
    private readonly ParseResult _parsed;
    private readonly ExecArguments _arguments;
    private readonly Placeholders _placeholders;
    private readonly ExecTemplate _template;
    private readonly ExecInputs _inputs;
    private readonly StdinBlocks? _blocks;
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    /// <summary>Standard input, which can be read once, for those who repeat the submission.</summary>
    private readonly Lazy<Task<byte[]>> _piped = new(ReadStandardInputAsync);

    /// <exception cref="UsageException">It says what cannot be.</exception>
    public ExecSettings(ParseResult parsed, IReadOnlyList<string> words)
    {
        _parsed = parsed;
        _arguments = ExecArguments.Parse(words, Text(ExecOptions.ArgSep) ?? ":::", Text(ExecOptions.ArgFileSep) ?? "::::");
        _placeholders = new Placeholders(new Dictionary<string, ExecOption>
        {
            [""] = ExecOptions.ReplaceString,
            ["."] = ExecOptions.ExtensionReplace,
            ["/"] = ExecOptions.BasenameReplace,
            ["//"] = ExecOptions.DirnameReplace,
            ["/."] = ExecOptions.BasenameExtensionReplace,
            ["#"] = ExecOptions.SeqReplace,
            ["%"] = ExecOptions.SlotReplace,
        }.Where(pair => Text(pair.Value) is not null).ToDictionary(pair => pair.Key, pair => Text(pair.Value)!), Is(ExecOptions.Plus));
        var count = Number(ExecOptions.MaxReplaceArgs, 0, int.MaxValue);
        _blocks = Is(ExecOptions.Pipe) ? Blocks(count) : null;
        _template = new ExecTemplate(_arguments.Command, _placeholders, Is(ExecOptions.Quote), _blocks is null, Is(ExecOptions.Stdin), count is not null, count == 0);
        _inputs = Inputs(count);
        Halt = HaltRule.Parse(Text(ExecOptions.Halt)) ?? (Is(ExecOptions.FailFast) ? HaltRule.FirstFailure : null);
        Results = Text(ExecOptions.Results) is { } name ? new ResultFiles(Checked(name), _placeholders) : null;
        Check();
        _ = Request();
    }

    public bool Detach => Is(ExecOptions.Detach);

    public bool AnyExitCode => Is(ExecOptions.AnyExitCode);

    public bool Json => _parsed.GetValue(ConnectionOptions.Json);

    public TimeSpan Patience => ConnectionOptions.PatienceOf(_parsed);

    public string? JobLog => Text(ExecOptions.JobLog);

    /// <summary>Whether the log is continued.</summary>
    public bool Resumes => Is(ExecOptions.Resume) || Is(ExecOptions.ResumeFailed) || Is(ExecOptions.RetryFailed);

    public HaltRule? Halt { get; }

    public ResultFiles? Results { get; }

    public bool KeepsOrder => Is(ExecOptions.KeepOrder) || !(Is(ExecOptions.NoKeepOrder) || Is(ExecOptions.Ungroup) || Is(ExecOptions.LineBuffer));

    /// <summary>The files that all commands share.</summary>
    public IReadOnlyList<string> BaseFiles => [.. ExecOptions.BaseFile.Texts(_parsed).Select(path => TravellingPath.Checked(path, ExecOptions.BaseFile.Names[0]))];

    /// <summary>Whether commands return files.</summary>
    public bool Returns => ReturnTexts.Count > 0;

    /// <summary>Whether files travel.</summary>
    public bool HasFiles => TransferTexts.Count + ReturnTexts.Count + ExecOptions.BaseFile.Texts(_parsed).Count > 0;

    private bool Cleanup => Is(ExecOptions.Cleanup) || Is(ExecOptions.TransferReturnCleanup);

    private IReadOnlyList<string> TransferTexts => [.. ExecOptions.TransferFile.Texts(_parsed), .. Is(ExecOptions.Transfer) || Is(ExecOptions.TransferReturnCleanup) ? new[] { _placeholders.All } : []];

    private IReadOnlyList<string> ReturnTexts => [.. ExecOptions.Return.Texts(_parsed), .. ExecOptions.TransferReturnCleanup.Texts(_parsed)];

    public bool DryRun => Is(ExecOptions.DryRun);

    /// <summary>Whether commands are wanted when they have ended, and not only their outputs.</summary>
    public bool WantsTasks => JobLog is not null || Results is not null || Halt is not null || Returns || Writer(Stream.Null, Stream.Null).WantsTasks;

    /// <summary>A bar and outputs on the same terminal are for those who ask for it.</summary>
    public bool ShowsBar => Terminal.IsLive && (Console.IsOutputRedirected || Is(ExecOptions.Bar) || Is(ExecOptions.Eta) || Is(ExecOptions.Progress));

    public ExecOutputWriter Writer(Stream output, Stream errors) => new(output, errors)
    {
        Tag = Text(ExecOptions.TagString) ?? (Is(ExecOptions.Tag) ? _placeholders.All : null),
        Placeholders = _placeholders,
        Commands = (Is(ExecOptions.Verbose), Is(ExecOptions.Trace)),
    };

    /// <summary>The commands of the run; enumerated again where a submission is repeated.</summary>
    public async IAsyncEnumerable<ExecTask> TasksAsync()
    {
        var known = Resumes ? Exec.JobLog.Read(JobLog!) : new Dictionary<long, JobLog.Entry>();
        if (Is(ExecOptions.RetryFailed))
        {
            foreach (var entry in known.Values.Where(entry => entry.Failed).OrderBy(entry => entry.Number))
                yield return new ExecTask(entry.Number, [], entry.Command, [entry.Command]);
            yield break;
        }
        var number = 0L;
        await foreach (var (arguments, stdin) in PartsAsync().ConfigureAwait(false))
        {
            number++;
            if (!known.TryGetValue(number, out var ended) || (ended.Failed && Is(ExecOptions.ResumeFailed)))
                yield return _template.Make(arguments, number, stdin) with
                {
                    Files = Paths(TransferTexts, ExecOptions.TransferFile, arguments, number),
                    Returns = Paths(ReturnTexts, ExecOptions.Return, arguments, number),
                };
        }
    }

    /// <summary>The job without its inputs.</summary>
    public JobRequest Request()
    {
        var tries = Number(ExecOptions.Retries, 1, 1000) ?? 1;
        var parameters = new JsonObject
        {
            ["command"] = new JsonArray([.. (Is(ExecOptions.RetryFailed) ? ["sh", "-c"] : _template.Program).Select(word => JsonValue.Create(word))]),
            ["inputs"] = "commandLine",
            ["directory"] = HasFiles ? FolderBelow() : Path.GetFullPath(Text(ExecOptions.WorkDir) ?? "."),
            ["anyExitCode"] = AnyExitCode || !Detach,
            // Who stays reads the outputs as they come.
            ["result"] = Detach,
            ["tries"] = tries,
        };
        if (HasFiles)
            (parameters["ownFolder"], parameters["cleanup"]) = (true, Cleanup);
        if (BaseFiles is { Count: > 0 } shared && !DryRun)
            parameters["baseFiles"] = new JsonArray([.. shared.SelectMany(ExecFiles.Expand).Distinct().Select(path => JsonValue.Create(path))]);
        if (Text(ExecOptions.MemFree) is { } free)
            parameters["memoryFree"] = ByteSize(free);
        if (Text(ExecOptions.Timeout) is { } timeout)
            parameters["timeout"] = timeout.EndsWith('%') ? timeout : Seconds(ExecOptions.Timeout).ToString("0.###", CultureInfo.InvariantCulture);
        if (Text(ExecOptions.Jobs) is not (null or "0" or "100%") && Number(ExecOptions.Jobs, 1, int.MaxValue) is { } atOnce)
            parameters["atOnce"] = atOnce;
        if (Text(ExecOptions.Delay) is not null)
            parameters["delay"] = Seconds(ExecOptions.Delay);
        if (Number(ExecOptions.Nice, -20, 19) is { } nice)
            parameters["nice"] = nice;
        if (ExecOptions.Environment.Texts(_parsed) is { Count: > 0 } names)
            parameters["environment"] = new JsonObject(names.SelectMany(name => name.Split(',')).Distinct().Select(name => KeyValuePair.Create(name, (JsonNode?)Variable(name))).Where(pair => pair.Value is not null));
        return new JobRequest
        {
            Kind = ExecCommand.Name,
            Name = Text(ExecOptions.Name),
            Parameters = parameters,
            Priority = Number(ExecOptions.Priority, 0, 9),
            MaxAttempts = tries,
            FailFast = Detach && Halt == HaltRule.FirstFailure,
            NotBefore = StartText.NotBefore(Text(ExecOptions.At), Text(ExecOptions.In), _now),
            After = StartText.After(ExecOptions.After.Texts(_parsed)),
            IdempotencyKey = OptionChecks.HeaderText(Text(ExecOptions.Key), "--key"),
            Queue = Text(ExecOptions.Queue),
            Requires = JobOptions.Requires(ExecOptions.Requires.Texts(_parsed)),
            Labels = new Dictionary<string, string>(JobOptions.Pairs(ExecOptions.Label.Texts(_parsed), "--label"), StringComparer.Ordinal),
        };
    }

    private IReadOnlyList<string> Paths(IReadOnlyList<string> texts, ExecOption option, IReadOnlyList<string> arguments, long number) =>
        [.. texts.Select(text => TravellingPath.Checked(_placeholders.Fill(text, arguments, number, static value => value), option.Names[0])).Distinct()];

    /// <summary>Where commands run below their own folders.</summary>
    private string FolderBelow() => Text(ExecOptions.WorkDir) is not (null or "..." or ".") and var folder ? TravellingPath.Checked(folder, ExecOptions.WorkDir.Names[0]) : ".";

    private async IAsyncEnumerable<(IReadOnlyList<string> Arguments, byte[]? Stdin)> PartsAsync()
    {
        if (_blocks is not { } blocks)
        {
            await foreach (var arguments in _inputs.ReadAsync().ConfigureAwait(false))
                yield return (arguments, null);
            yield break;
        }
        foreach (var path in ExecOptions.ArgFile.Texts(_parsed).DefaultIfEmpty(ExecSource.StandardInput))
        {
            await using var stream = path == ExecSource.StandardInput ? new MemoryStream(await _piped.Value.ConfigureAwait(false)) : (Stream)File.OpenRead(path);
            await foreach (var block in blocks.ReadAsync(stream).ConfigureAwait(false))
                yield return ([], block);
        }
    }

    private static async Task<byte[]> ReadStandardInputAsync()
    {
        using var copy = new MemoryStream();
        await Console.OpenStandardInput().CopyToAsync(copy).ConfigureAwait(false);
        return copy.ToArray();
    }

    private ExecInputs Inputs(int? count)
    {
        var end = Is(ExecOptions.Null) ? (byte)0 : Text(ExecOptions.Delimiter) switch
        {
            null or "\\n" => (byte)'\n',
            "\\t" => (byte)'\t',
            "\\0" => (byte)0,
            [var c] when char.IsAscii(c) => (byte)c,
            var other => throw new UsageException($"--delimiter is '{other}'; expected one character of ASCII, or \\t, \\n or \\0."),
        };
        var columns = Text(ExecOptions.ColSep);
        var sources = ExecOptions.ArgFile.Texts(_parsed).Select(path => new ExecSource(null, path)).Concat(_arguments.Sources).ToList();
        return new ExecInputs(sources.Count > 0 ? sources : [new ExecSource(null, ExecSource.StandardInput)], new LineSource(end, Is(ExecOptions.Stdin)))
        {
            Columns = columns is null ? null : Expression(columns),
            Trim = Text(ExecOptions.Trim) is { } trim ? trim is "n" or "l" or "r" or "lr" or "rl" ? trim : throw new UsageException($"--trim is '{trim}'; expected n, l, r, lr or rl.") : columns is null ? "n" : "rl",
            Link = Is(ExecOptions.Link),
            SkipBlank = Is(ExecOptions.NoRunIfEmpty),
            EndWord = Text(ExecOptions.EofWord),
            Count = count,
        };
    }

    private StdinBlocks Blocks(int? records)
    {
        if (_arguments.Sources.Count > 0)
            throw new UsageException("--pipe divides standard input or the file of -a; found inputs after ':::' besides.");
        if (_arguments.Command.Count == 0)
            throw new UsageException("--pipe gives blocks to a command, and there is none; expected for example: akkacluster exec --pipe wc -l");
        var start = Text(ExecOptions.RecStart);
        return new StdinBlocks(start ?? "", Text(ExecOptions.RecEnd) ?? (start is null ? "\n" : ""), Size(Text(ExecOptions.Block)), records);
    }

    private void Check()
    {
        if (_arguments.Command.Count > 0 && Is(ExecOptions.Quote) && _placeholders.HasSlot(string.Join(' ', _arguments.Command)))
            throw new UsageException("{%} is the worker's to fill in, and with --quote no shell reads it; leave --quote out.");
        if (HasFiles && Is(ExecOptions.RetryFailed))
            throw new UsageException("--retry-failed runs the lines of the --joblog, which say nothing of files; use --resume-failed with the same command and inputs.");
        if (HasFiles && _blocks is not null)
            throw new UsageException("--pipe gives a command its block on standard input, and no file; leave --transferfile, --return, --basefile and --trc out, or --pipe.");
        if (TransferTexts.Concat(ReturnTexts).Any(_placeholders.HasSlot))
            throw new UsageException("{%} is the worker's to fill in, and files are named before; leave it out of --transferfile, --return and --trc.");
        if (Returns && Detach)
            throw new UsageException("--detach hands the job in and ends: --return and --trc want a command that follows it. Without, the job keeps what its commands return if it has 'returnFiles' (GET /v1/jobs/JOB/files).");
        if (Cleanup && !HasFiles)
            throw new UsageException("--cleanup deletes what was transferred and returned; there is no --transferfile, --return or --basefile.");
        if (Resumes && JobLog is null)
            throw new UsageException("--resume, --resume-failed and --retry-failed read the file of --joblog; there is no --joblog.");
        if (Detach && (JobLog is not null || Results is not null || Json || Writer(Stream.Null, Stream.Null).WantsTasks || (Halt is not null && Halt != HaltRule.FirstFailure)))
            throw new UsageException("--detach hands the job in and ends: --joblog, --results, --tag, -v, -t, --json and any other --halt than now,fail=1 want a command that follows it.");
    }

    private bool Is(ExecOption option) => option.IsOn(_parsed);

    private string? Text(ExecOption option) => option.Text(_parsed);

    private int? Number(ExecOption option, int least, int most) => Text(option) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        var text => throw new UsageException($"{option.Names[0]} is '{text}'; expected a whole number, {(most == int.MaxValue ? $"at least {least}" : $"{least} to {most}")}."),
    };

    private double Seconds(ExecOption option) => JobOptions.Duration(Text(option)!, option.Names[0]).TotalSeconds is > 0 and var seconds ? seconds
        : throw new UsageException($"{option.Names[0]} is '{Text(option)}'; expected more than nothing.");

    private static int Size(string? text)
    {
        var factor = text is null ? 1 : text[^1..] switch { "k" or "K" => 1024, "m" or "M" => 1024 * 1024, _ => 1 };
        return text is null ? StdinBlocks.LargestBlock
            : int.TryParse(factor == 1 ? text : text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0 && (long)size * factor <= StdinBlocks.LargestBlock ? size * factor
            : throw new UsageException($"--block is '{text}'; expected 1 to {StdinBlocks.LargestBlock} bytes, such as 100k.");
    }

    /// <summary>As GNU parallel reads sizes: small letters are powers of 1000, capitals of 1024.</summary>
    private static long ByteSize(string text)
    {
        const string units = "kmgt";
        var unit = text.Length > 0 ? units.IndexOf(char.ToLowerInvariant(text[^1]), StringComparison.Ordinal) : -1;
        var factor = unit < 0 ? 1 : Math.Pow(char.IsLower(text[^1]) ? 1000 : 1024, unit + 1);
        return double.TryParse(unit < 0 ? text : text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number * factor is >= 1 and < 1e18
            ? (long)(number * factor)
            : throw new UsageException($"--memfree is '{text}'; expected bytes such as 500M or 2G.");
    }

    private static string Checked(string name) => name.Length > 0 && !name.EndsWith(".csv", StringComparison.Ordinal) && !name.EndsWith(".tsv", StringComparison.Ordinal) && !name.EndsWith(".json", StringComparison.Ordinal)
        ? name
        : throw new UsageException($"--results is '{name}'; expected a folder, or a file's name with placeholders. Tables are not written.");

    private static string? Variable(string name) => name != "_" && name.Length > 0 ? Environment.GetEnvironmentVariable(name)
        : throw new UsageException($"--env is '{name}'; expected the names of variables.");

    private static Regex Expression(string text)
    {
        try
        {
            return new Regex(text, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException($"--colsep is '{text}', which is no regular expression: {wrong.Message}");
        }
    }
}
