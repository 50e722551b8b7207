using System.Globalization;
using System.Text;
using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Exec;

/// <summary>Runs the commands of one job.</summary>
internal sealed class ExecHandler : ITaskHandler
{
    /// <summary>How much of standard error an error tells.</summary>
    private const int ErrorTail = 500;

    private readonly CommandTemplate _template;
    private readonly string? _refusal;
    private readonly string? _stdin;
    private readonly ExecFiles _files;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly bool _anyExitCode;
    private readonly int _outputLimit;
    private readonly bool _isLine;
    private readonly long _tries;
    private readonly long? _nice;
    private readonly TimeAllowance? _allowance;
    private readonly JobSlots _slots = new();

    public ExecHandler(JobParameters parameters, ExecPolicy policy)
    {
        _template = CommandTemplate.Parse(parameters.GetTexts("command"), parameters.GetFlag("appendInput") && parameters.GetText("inputs") != CommandLineInput.Name);
        _environment = parameters.GetTextMap("environment");
        _refusal = OperatingSystem.IsLinux() ? policy.Refusal(_template) ?? policy.Refusal(_environment.Keys) : "Jobs of kind exec run on Linux workers only; this worker runs on another system.";
        _stdin = parameters.Has("stdin") ? parameters.GetText("stdin") : null;
        _files = ExecFiles.Of(parameters);
        _anyExitCode = parameters.GetFlag("anyExitCode");
        _outputLimit = (int)parameters.GetInteger("outputLimit");
        _isLine = parameters.GetText("inputs") == CommandLineInput.Name;
        _tries = parameters.GetInteger("tries");
        _nice = parameters.Has("nice") ? parameters.GetInteger("nice") : null;
        _allowance = parameters.Has("timeout") ? TimeAllowance.Parse(parameters.GetText("timeout")) : null;
    }

    public async ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
    {
        if (_refusal is not null)
            throw new TaskFailedException(_refusal);
        using var slot = _slots.Take();
        var line = _isLine ? CommandLineInput.Read(input.Text) : null;
        if (!_files.HasFolder)
        {
            await RunAsync(Request(input, line, context, slot.Number, Directory(context.Roots)), context, slot.Number, ValueTask.FromResult, cancellation).ConfigureAwait(false);
            return;
        }
        var files = _files.For(input, line);
        var folder = new CommandFolder(context, files.Directory);
        try
        {
            await folder.BringAsync(files.Base, files.Transfer, cancellation).ConfigureAwait(false);
            await RunAsync(
                Request(input, line, context, slot.Number, folder.Path), context, slot.Number, async outcome => await folder.ReturnAsync(files.Return, outcome, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }
        finally
        {
            if (files.Cleanup)
                folder.Delete();
        }
    }

    /// <summary>Runs a command and writes its outcome.</summary>
    private async Task RunAsync(CommandRequest request, TaskContext context, int slot, Func<CommandOutcome, ValueTask<CommandOutcome>> returning, CancellationToken cancellation)
    {
        if (request.Words.Any(word => word.Contains('\0')))
            throw new TaskFailedException("The input has a null character, which would cut the command there.", permanent: true);
        var trace = CommandTrace.Begin(slot);
        var outcome = await RunAsync(request, cancellation).ConfigureAwait(false);
        trace = trace.End();
        var succeeded = outcome is { ExitCode: 0, TimedOut: false };
        _allowance?.Note(trace.Seconds);
        if (!succeeded && (!_anyExitCode || context.Attempt < _tries))
            throw new TaskFailedException(Describe(request, outcome));
        ExecOutput.Write(context.Output, await returning(outcome).ConfigureAwait(false), _isLine ? trace : null);
    }

    private async Task<CommandOutcome> RunAsync(CommandRequest request, CancellationToken cancellation)
    {
        try
        {
            // A command may take hours: it gets a thread of its own rather than one of the pool's.
            return await Task.Factory.StartNew(
                () => ProcessGroup.Run(request, cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        }
        catch (CommandStartException failure) when (_isLine)
        {
            return new CommandOutcome(failure.ExitCode, default, Encoding.UTF8.GetBytes(failure.Message + "\n"), 0);
        }
        catch (CommandStartException failure)
        {
            throw new TaskFailedException(failure.Message, failure);
        }
        catch (OutputLimitException over)
        {
            throw new TaskFailedException(over.Message + " That is its limit (the job's outputLimit; the workers' akkacluster.worker.max-output-size bounds it). Write large output to a file.", over, permanent: true);
        }
    }

    private CommandRequest Request(TaskInput input, CommandLineInput? line, TaskContext context, int slot, string? directory)
    {
        var number = (input.Index + 1).ToString(CultureInfo.InvariantCulture);
        var environment = new Dictionary<string, string>(_environment, StringComparer.Ordinal)
        {
            ["AKKACLUSTER_JOB"] = context.JobId,
            ["AKKACLUSTER_TASK"] = input.Index.ToString(CultureInfo.InvariantCulture),
            ["AKKACLUSTER_ATTEMPT"] = context.Attempt.ToString(CultureInfo.InvariantCulture),
            ["PARALLEL_SEQ"] = number,
            ["PARALLEL_JOBSLOT"] = slot.ToString(CultureInfo.InvariantCulture),
        };
        var (words, stdin) = line is not null ? Line(line, environment) : (_template.Expand(input.Text, input.Index + 1), _stdin is null ? null : Encoding.UTF8.GetBytes(CommandTemplate.FillText(_stdin, input.Text, input.Index + 1)));
        if (_nice is { } nice)
            words = ["nice", "-n", nice.ToString(CultureInfo.InvariantCulture), .. words];
        return new CommandRequest(words, stdin, directory, environment, _outputLimit, ExecKind.ErrorLimit)
        {
            Ended = outcome => context.KeepLog(new TaskLog(outcome.ExitCode, outcome.Stdout, outcome.StderrTail)),
            TimeLimit = _allowance is null ? null : _allowance.Now,
        };
    }

    private (string[] Words, byte[]? Stdin) Line(CommandLineInput line, Dictionary<string, string> environment)
    {
        if (line.Number is { } number)
            environment["PARALLEL_SEQ"] = number.ToString(CultureInfo.InvariantCulture);
        return ([.. _template.Words, .. line.Words], line.Stdin);
    }

    private string? Directory(InputRoots roots)
    {
        try
        {
            return _files.Directory is null ? null : roots.Resolve(_files.Directory);
        }
        catch (PlanException refused)
        {
            throw new TaskFailedException($"The command's directory: {refused.Message}", refused);
        }
    }

    private static string Describe(CommandRequest request, CommandOutcome outcome)
    {
        var ended = outcome.ExitCode > 128 ? $"was ended by signal {outcome.ExitCode - 128}" : $"ended with exit code {outcome.ExitCode}";
        var stderr = Encoding.UTF8.GetString(outcome.StderrTail.Span).Trim();
        var tail = stderr.Length > ErrorTail ? "…" + stderr[^ErrorTail..] : stderr;
        return $"'{string.Join(' ', request.Words)}' {ended}." + (tail.Length > 0 ? $" Standard error: {tail}" : "");
    }
}
