using System.Buffers;
using System.Buffers.Text;
using AkkaCluster.Contracts;
using AkkaCluster.JobKinds.Testing;

namespace AkkaCluster.MultiNodeTests.Jobs.Support;

/// <summary>
/// The kind sleep that writes down each execution as it begins, in a file of its node's own, so that what ran twice can be told from what was recorded twice. Each task answers
/// its input; the job's result is their sum.
/// </summary>
internal sealed class TraceKind(string folder, string node, TimeProvider time) : JobKind
{
    private readonly SleepKind _sleep = new(time);
    private readonly Lock _gate = new();

    public override string Name => "trace";

    public override string Description => "Waits, answers its input and leaves a trace.";

    public override ParameterSchema Parameters => _sleep.Parameters;

    public override ITaskHandler CreateHandler(JobParameters parameters) => new Handler(this, _sleep.CreateHandler(parameters));

    public override IReducer CreateReducer(JobParameters parameters) => new Sum();

    private void Trace(string job, long index)
    {
        lock (_gate)
            File.AppendAllText(Path.Combine(folder, $"{Executions.Prefix}{node}"), $"{job} {index}\n");
    }

    private sealed class Handler(TraceKind kind, ITaskHandler sleep) : ITaskHandler
    {
        public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
        {
            kind.Trace(context.JobId, input.Index);
            return sleep.ExecuteAsync(input, context, cancellation);
        }
    }

    private sealed class Sum : IReducer
    {
        private long _sum;

        public string ContentType => "text/plain; charset=utf-8";

        public void Add(TaskOutcome outcome) => _sum += Utf8Parser.TryParse(outcome.Output, out long value, out _) ? value : throw new InvalidDataException($"Task {outcome.Index} has no number for an output.");

        public void Complete(IBufferWriter<byte> result) => result.Advance(Utf8Formatter.TryFormat(_sum, result.GetSpan(20), out var written) ? written : 0);
    }
}
