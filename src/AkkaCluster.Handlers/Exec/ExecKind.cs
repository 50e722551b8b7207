using AkkaCluster.Contracts;

namespace AkkaCluster.Handlers.Exec;

/// <summary>
/// Runs a command for each input, with GNU parallel's placeholders. A task's output is a JSON object with exit code, standard output and standard
/// error; the job's result is the standard outputs, one after the other in order of the inputs.
/// </summary>
public sealed class ExecKind(ExecPolicy policy) : JobKind
{
    private const int DefaultOutputLimit = 256 * 1024;
    private const int LargestOutputLimit = 16 * 1024 * 1024;

    public override string Name => "exec";

    public override string Description => "Runs a command for each input line; {} stands for the input, {#} for its number, {.} {/} {//} {/.} for parts of a path.";

    public override ParameterSchema Parameters { get; } = new(
        new ParameterDefinition("command", ParameterType.TextList, "The program and its arguments; a single text is a line for a shell where it needs one.")
        {
            Required = true,
            Minimum = 1,
        },
        new ParameterDefinition("stdin", ParameterType.Text, "What the command gets on standard input; placeholders are filled in."),
        new ParameterDefinition("appendInput", ParameterType.Flag, "Whether a command without any placeholder gets the input as its last argument.") { Default = "true" },
        new ParameterDefinition("directory", ParameterType.Text, "Where the command runs; the worker's own directory if not given."),
        new ParameterDefinition("environment", ParameterType.TextMap, "Variables for the command, over the worker's own."),
        new ParameterDefinition("anyExitCode", ParameterType.Flag, "Whether a command that ends with another exit code than 0 has succeeded too."),
        new ParameterDefinition("outputLimit", ParameterType.Integer, "Bytes of standard output, and as many of standard error, that are kept of a task.")
        {
            Default = DefaultOutputLimit.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Minimum = 0,
            Maximum = LargestOutputLimit,
        });

    public override ValueTask<InputPlan> PlanAsync(PlanRequest request, CancellationToken cancellation)
    {
        try
        {
            CommandTemplate.Parse(request.Parameters.GetTexts("command"));
        }
        catch (FormatException problem)
        {
            throw new PlanException(problem.Message, problem);
        }
        return base.PlanAsync(request, cancellation);
    }

    /// <summary>What commands do besides their output is done twice.</summary>
    public override bool MaySpeculate => false;

    /// <summary>Standard output and standard error.</summary>
    public override long? LargestOutput(JobParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return 2 * parameters.GetInteger("outputLimit");
    }

    public override ITaskHandler CreateHandler(JobParameters parameters) => new ExecHandler(parameters, policy);

    public override IReducer CreateReducer(JobParameters parameters) => new StdoutReducer();
}
