using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Tracing;

/// <summary>A job kind that writes down each task that it runs.</summary>
internal sealed class TracedKind(JobKind kind, ExecutionLog log) : WrappedKind(kind)
{
    public override ITaskHandler CreateHandler(JobParameters parameters) => new Handler(base.CreateHandler(parameters), log);

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
