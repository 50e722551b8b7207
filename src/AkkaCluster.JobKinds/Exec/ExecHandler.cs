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
    private readonly string? _directory;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly bool _anyExitCode;
    private readonly int _outputLimit;

    public ExecHandler(JobParameters parameters, ExecPolicy policy)
    {
        _template = CommandTemplate.Parse(parameters.GetTexts("command"), !parameters.Has("appendInput") || parameters.GetFlag("appendInput"));
        _environment = parameters.GetTextMap("environment");
        _refusal = OperatingSystem.IsLinux() ? policy.Refusal(_template) ?? policy.Refusal(_environment.Keys) : "Jobs of kind exec run on Linux workers only; this worker runs on another system.";
        _stdin = parameters.Has("stdin") ? parameters.GetText("stdin") : null;
        _directory = parameters.Has("directory") ? parameters.GetText("directory") : null;
        _anyExitCode = parameters.GetFlag("anyExitCode");
        _outputLimit = (int)parameters.GetInteger("outputLimit");
    }

    public async ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
    {
        if (_refusal is not null)
            throw new TaskFailedException(_refusal);
        var request = Request(input, context);
        if (request.Words.Any(word => word.Contains('\0')))
            throw new TaskFailedException("The input has a null character, which would cut the command there.", permanent: true);
        CommandOutcome outcome;
        try
        {
            // A command may take hours: it gets a thread of its own rather than one of the pool's.
            outcome = await Task.Factory.StartNew(
                () => ProcessGroup.Run(request, cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        }
        catch (CommandStartException failure)
        {
            throw new TaskFailedException(failure.Message, failure);
        }
        catch (OutputLimitException over)
        {
            throw new TaskFailedException(over.Message + " That is its limit (the job's outputLimit; the workers' akkacluster.worker.max-output-size bounds it). Write large output to a file.", over, permanent: true);
        }
        if (outcome.ExitCode != 0 && !_anyExitCode)
            throw new TaskFailedException(Describe(request, outcome));
        ExecOutput.Write(context.Output, outcome);
    }

    private CommandRequest Request(TaskInput input, TaskContext context)
    {
        var text = input.Text;
        var number = input.Index + 1;
        var environment = new Dictionary<string, string>(_environment, StringComparer.Ordinal)
        {
            ["AKKACLUSTER_JOB"] = context.JobId,
            ["AKKACLUSTER_TASK"] = input.Index.ToString(CultureInfo.InvariantCulture),
            ["AKKACLUSTER_ATTEMPT"] = context.Attempt.ToString(CultureInfo.InvariantCulture),
        };
        var stdin = _stdin is null ? null : Encoding.UTF8.GetBytes(CommandTemplate.FillText(_stdin, text, number));
        return new CommandRequest(_template.Expand(text, number), stdin, Directory(context.Roots), environment, _outputLimit, ExecKind.ErrorLimit);
    }

    private string? Directory(InputRoots roots)
    {
        try
        {
            return _directory is null ? null : roots.Resolve(_directory);
        }
        catch (PlanException refused)
        {
            throw new TaskFailedException($"The command's directory: {refused.Message}", refused);
        }
    }

    private static string Describe(CommandRequest request, CommandOutcome outcome)
    {
        var ended = outcome.ExitCode > 128 ? $"was ended by signal {outcome.ExitCode - 128}" : $"ended with exit code {outcome.ExitCode}";
        var stderr = outcome.StderrText.Trim();
        var tail = stderr.Length > ErrorTail ? "…" + stderr[^ErrorTail..] : stderr;
        return $"'{string.Join(' ', request.Words)}' {ended}." + (tail.Length > 0 ? $" Standard error: {tail}" : "");
    }
}
