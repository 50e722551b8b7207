using System.Globalization;
using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Testing;

/// <summary>Waits as many milliseconds as its input says, or its parameter, and answers its input.</summary>
public sealed class SleepKind(TimeProvider time) : JobKind
{
    private const long LongestWait = 86_400_000;

    public override string Name => "sleep";

    public override string Description => "Waits and answers its input, for tests and trials.";

    public override ParameterSchema Parameters { get; } = new(
        new ParameterDefinition("milliseconds", ParameterType.Integer, "How long each task waits; the task's input if not given.") { Minimum = 0, Maximum = LongestWait });

    public override ITaskHandler CreateHandler(JobParameters parameters) =>
        new Handler(parameters.Has("milliseconds") ? parameters.GetInteger("milliseconds") : null, time);

    private sealed class Handler(long? milliseconds, TimeProvider time) : ITaskHandler
    {
        public async ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
        {
            if (milliseconds is not { } wait && !long.TryParse(input.Text, NumberStyles.None, CultureInfo.InvariantCulture, out wait) || wait > LongestWait)
                throw new TaskFailedException($"The input '{input.Text}' is no number of milliseconds from 0 to {LongestWait}.", permanent: true);
            await Task.Delay(TimeSpan.FromMilliseconds(wait), time, cancellation).ConfigureAwait(false);
            context.Write(input.Text);
        }
    }
}
