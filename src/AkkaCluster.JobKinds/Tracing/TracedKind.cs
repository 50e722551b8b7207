using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Tracing;

/// <summary>A job kind that writes down each task that it runs.</summary>
internal sealed class TracedKind(JobKind kind, ExecutionLog log) : JobKind
{
    public override string Name => kind.Name;

    public override string Description => kind.Description;

    public override ParameterSchema Parameters => kind.Parameters;

    public override bool MaySpeculate => kind.MaySpeculate;

    public override long? LargestOutput(JobParameters parameters) => kind.LargestOutput(parameters);

    public override TaskPace? Pace(JobParameters parameters) => kind.Pace(parameters);

    public override TaskLog? LogOf(ReadOnlySpan<byte> output) => kind.LogOf(output);

    public override ValueTask<InputPlan> PlanAsync(PlanRequest request, CancellationToken cancellation) => kind.PlanAsync(request, cancellation);

    public override ITaskHandler CreateHandler(JobParameters parameters) => new Handler(kind.CreateHandler(parameters), log);

    public override IReducer? CreateReducer(JobParameters parameters) => kind.CreateReducer(parameters);

    private sealed class Handler(ITaskHandler handler, ExecutionLog log) : ITaskHandler, IAsyncDisposable
    {
        public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
        {
            log.Began(input.Text);
            return handler.ExecuteAsync(input, context, cancellation);
        }

        public async ValueTask DisposeAsync()
        {
            if (handler is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync().ConfigureAwait(false);
            else
                (handler as IDisposable)?.Dispose();
        }
    }
}
