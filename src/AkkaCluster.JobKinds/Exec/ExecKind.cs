using System.Globalization;
using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Exec;

/// <summary>
/// Runs a command for each input, with GNU parallel's placeholders. A task's output is a JSON object with exit code, standard output and standard
/// error; the job's result is the standard outputs, one after the other in order of the inputs.
/// </summary>
/// <param name="policy">What may be run here.</param>
/// <param name="maxOutput">The most bytes that a task may put out on a worker.</param>
public sealed class ExecKind(ExecPolicy policy, int maxOutput = BuiltInKinds.UsualMaxOutput) : JobKind
{
    /// <summary>How much of standard error is kept.</summary>
    internal const int ErrorLimit = 64 * 1024;

    public override string Name => "exec";

    public override string Description => "Runs a command for each input line; {} stands for the input, {#} for its number, {.} {/} {//} {/.} for parts of a path.";

    public override ParameterSchema Parameters { get; } = Schema(ExecOutput.LargestStdout(maxOutput, ErrorLimit));

    public override ValueTask<InputPlan> PlanAsync(PlanRequest request, CancellationToken cancellation)
    {
        if (Refusal(request) is { } refusal)
            throw new PlanException(refusal);
        if (request.Parameters.Has("directory") && !ExecFiles.Of(request.Parameters).HasFolder)
            request.Roots.Resolve(request.Parameters.GetText("directory"));
        return base.PlanAsync(request, cancellation);
    }

    /// <summary>What commands do besides their output is done twice.</summary>
    public override bool MaySpeculate => false;

    public override long? LargestOutput(JobParameters parameters) => ExecOutput.LargestRecord(parameters.GetInteger("outputLimit"), ErrorLimit);

    public override TaskPace? Pace(JobParameters parameters)
    {
        var atOnce = parameters.Has("atOnce") ? (int?)Math.Min(int.MaxValue, parameters.GetInteger("atOnce")) : null;
        var delay = TimeSpan.FromSeconds(parameters.Has("delay") ? parameters.GetNumber("delay") : 0);
        // While memory is short no task may follow in a chunk.
        return atOnce is null && delay == default && !parameters.Has("memoryFree") ? null : new TaskPace(atOnce, delay);
    }

    public override long? LeastFreeMemory(JobParameters parameters) => parameters.Has("memoryFree") ? parameters.GetInteger("memoryFree") : null;

    public override ITaskHandler CreateHandler(JobParameters parameters) => new ExecHandler(parameters, policy);

    public override TaskLog? LogOf(ReadOnlySpan<byte> output)
    {
        var outcome = ExecOutput.Read(output);
        return new TaskLog(outcome.ExitCode, outcome.Stdout, outcome.Stderr);
    }

    public override IReducer? CreateReducer(JobParameters parameters) => parameters.GetFlag("result") ? new StdoutReducer() : null;

    private static ParameterSchema Schema(int largest) => new(
        new ParameterDefinition("command", ParameterType.TextList, "The program and its arguments; a single text is a line for a shell where it needs one.")
        {
            Required = true,
            Minimum = 1,
        },
        new ParameterDefinition("stdin", ParameterType.Text, "What the command gets on standard input; placeholders are filled in."),
        new ParameterDefinition("appendInput", ParameterType.Flag, "Whether a command without any placeholder gets the input as its last argument.") { Default = "true" },
        new ParameterDefinition("directory", ParameterType.Text, "Where the command runs; the worker's own directory if not given."),
        new ParameterDefinition("environment", ParameterType.TextMap, "Variables for the command, over the worker's own; the workers' configuration names those that may be set."),
        new ParameterDefinition("anyExitCode", ParameterType.Flag, "Whether a command that ends with another exit code than 0 has succeeded too."),
        new ParameterDefinition("inputs", ParameterType.Text, $"What an input is: '{CommandLineInput.TextName}' for placeholders, or '{CommandLineInput.Name}': a JSON object with the 'words' that follow those of the command as they are, perhaps with 'stdin' or 'stdinBase64', and with 'files' and 'returns', as transferFiles and returnFiles are. A task's output then also says 'signal', 'timedOut', 'startedAt' (seconds since 1970), 'seconds' and 'slot'.")
        {
            Default = $"\"{CommandLineInput.TextName}\"",
            Allowed = [CommandLineInput.TextName, CommandLineInput.Name],
        },
        new ParameterDefinition("result", ParameterType.Flag, $"Whether the standard outputs are put together as the job's result, of {StdoutReducer.MostBytes} bytes at most; without, the tasks' outputs are read one by one.") { Default = "true" },
        new ParameterDefinition("tries", ParameterType.Integer, "With anyExitCode: at which attempt another exit code than 0 is taken.") { Default = "1", Minimum = 1 },
        new ParameterDefinition("timeout", ParameterType.Text, "Seconds after which a command is killed, or with % at the end the share of the median of the job's commands on that worker."),
        new ParameterDefinition("atOnce", ParameterType.Integer, "How many commands of the job run at once, over all workers.") { Minimum = 1 },
        new ParameterDefinition("delay", ParameterType.Number, "Seconds between the starts of two commands, over all workers.") { Minimum = 0, Maximum = 86400 },
        new ParameterDefinition("baseFiles", ParameterType.TextList, "Files of the job that all commands have: links to what is brought once to each node."),
        new ParameterDefinition("transferFiles", ParameterType.TextList, "Files of the job that a command has; placeholders are filled in."),
        new ParameterDefinition("returnFiles", ParameterType.TextList, "Files that a command leaves, and that its result has; placeholders are filled in. Of a folder, all that is in it."),
        new ParameterDefinition("ownFolder", ParameterType.Flag, "Whether each command runs in a folder of its own on its worker; so where it has files in any case. 'directory' is then a path below it."),
        new ParameterDefinition("cleanup", ParameterType.Flag, "Whether that folder goes with the command's end, and not with the job's."),
        new ParameterDefinition("memoryFree", ParameterType.Integer, "Bytes of memory that a worker must have free to start a command of the job. With less than half of it the youngest is killed, and put back.") { Minimum = 1 },
        new ParameterDefinition("nice", ParameterType.Integer, "The niceness that commands run at.") { Minimum = -20, Maximum = 19 },
        new ParameterDefinition("outputLimit", ParameterType.Integer, $"Bytes of standard output that a task may write before it fails. Of standard error the first {ErrorLimit} are kept.")
        {
            Default = largest.ToString(CultureInfo.InvariantCulture),
            Minimum = 0,
            Maximum = largest,
        });

    private string? Refusal(PlanRequest request)
    {
        var parameters = request.Parameters;
        var words = parameters.GetTexts("command");
        var environment = parameters.GetTextMap("environment");
        if (words.Concat(environment.Values).Append(parameters.Has("directory") ? parameters.GetText("directory") : "").Any(text => text.Contains('\0')))
            return "The command, its directory or its environment has a null character, which would cut it there.";
        if (parameters.Has("timeout") && TimeAllowance.Parse(parameters.GetText("timeout")) is null)
            return $"The parameter 'timeout' is '{parameters.GetText("timeout")}'; expected seconds such as 2.5, or a share of the median such as 200%.";
        try
        {
            var isLine = parameters.GetText("inputs") == CommandLineInput.Name;
            var template = CommandTemplate.Parse(words, parameters.GetFlag("appendInput") && !isLine);
            if (isLine && template.UsesShell)
                return "The command is a shell line, and its inputs are further words; expected a program, such as [\"/bin/sh\", \"-c\"].";
            return ExecFiles.Of(parameters).Refusal(request.Files) ?? policy.Refusal(template) ?? policy.Refusal(environment.Keys) ?? (template.TakesInput ? CutInput(request.Source) : null);
        }
        catch (FormatException problem)
        {
            return problem.Message;
        }
    }

    /// <summary>Inputs that were uploaded are looked at when their task runs.</summary>
    private static string? CutInput(InputSource source) =>
        source is InputSource.Lines lines && lines.Items.Index().FirstOrDefault(line => line.Item.Contains('\0')) is { Item: not null } cut
            ? $"Input {cut.Index} has a null character, which would cut the command there. ('akkacluster exec -0' takes inputs that null characters divide.)"
            : null;
}
