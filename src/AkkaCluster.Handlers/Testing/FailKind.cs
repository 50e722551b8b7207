using AkkaCluster.Contracts;

namespace AkkaCluster.Handlers.Testing;

/// <summary>Fails its first attempts, or all, for tests of retries.</summary>
public sealed class FailKind : JobKind
{
    public override string Name => "fail";

    public override string Description => "Fails as often as told and then answers its input, for tests.";

    public override ParameterSchema Parameters { get; } = new(
        new ParameterDefinition("attempts", ParameterType.Integer, "How many attempts of each task fail; all if not given.") { Minimum = 0 },
        new ParameterDefinition("permanent", ParameterType.Flag, "Whether a failure says that trying again is useless."),
        new ParameterDefinition("exit", ParameterType.Flag, "Whether a failing attempt ends its worker's process at once, as a crash does."));

    public override ITaskHandler CreateHandler(JobParameters parameters) => new Handler(
        parameters.Has("attempts") ? parameters.GetInteger("attempts") : long.MaxValue, parameters.GetFlag("permanent"), parameters.GetFlag("exit"));

    private sealed class Handler(long attempts, bool permanent, bool exit) : ITaskHandler
    {
        public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
        {
            if (context.Attempt <= attempts)
            {
                if (exit)
                    Environment.FailFast($"Task {input.Index} of job {context.JobId} was asked to end its worker.");
                throw new TaskFailedException($"Attempt {context.Attempt} at '{input.Text}' failed, as it was asked to.", permanent);
            }
            context.Write(input.Text);
            return ValueTask.CompletedTask;
        }
    }
}
