using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Testing;

/// <summary>Fails its first attempts, or all, for tests of retries.</summary>
/// <param name="allowExit">Whether a submitter may end workers with it.</param>
public sealed class FailKind(bool allowExit) : JobKind
{
    private const string ExitRefused =
        "Parameter 'exit' of kind fail ends the process of a worker, which is off here. Set akkacluster.fail.allow-exit = on on all nodes of a cluster that is there for tests, or leave 'exit' out.";

    public override string Name => "fail";

    public override string Description => "Fails as often as told and then answers its input, for tests.";

    public override ParameterSchema Parameters { get; } = new(
        new ParameterDefinition("attempts", ParameterType.Integer, "How many attempts of each task fail; all if not given.") { Minimum = 0 },
        new ParameterDefinition("permanent", ParameterType.Flag, "Whether a failure says that trying again is useless."),
        new ParameterDefinition("exit", ParameterType.Flag, "Whether a failing attempt ends its worker's process at once, as a crash does."));

    public override ValueTask<InputPlan> PlanAsync(PlanRequest request, CancellationToken cancellation) =>
        request.Parameters.GetFlag("exit") && !allowExit ? throw new PlanException(ExitRefused) : base.PlanAsync(request, cancellation);

    public override ITaskHandler CreateHandler(JobParameters parameters) => new Handler(
        parameters.Has("attempts") ? parameters.GetInteger("attempts") : long.MaxValue, parameters.GetFlag("permanent"), parameters.GetFlag("exit"), allowExit);

    private sealed class Handler(long attempts, bool permanent, bool exit, bool allowExit) : ITaskHandler
    {
        public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
        {
            if (context.Attempt <= attempts)
            {
                if (exit && !allowExit)
                    throw new TaskFailedException(ExitRefused, permanent: true);
                if (exit)
                    Environment.FailFast($"Task {input.Index} of job {context.JobId} was asked to end its worker.");
                throw new TaskFailedException($"Attempt {context.Attempt} at '{input.Text}' failed, as it was asked to.", permanent);
            }
            context.Write(input.Text);
            return ValueTask.CompletedTask;
        }
    }
}
