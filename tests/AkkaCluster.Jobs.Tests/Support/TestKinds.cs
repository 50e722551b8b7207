using System.Collections.Concurrent;
using System.Text;
using AkkaCluster.Contracts;

namespace AkkaCluster.Jobs.Tests.Support;

/// <summary>Job kinds that do what a test tells them.</summary>
internal static class TestKinds
{
    public static JobKindRegistry With(params JobKind[] kinds) => new([new Echo(), new Sum(), .. kinds]);

    /// <summary>The output is the input.</summary>
    internal sealed class Echo : JobKind
    {
        public override string Name => "echo";

        public override string Description => "Repeats its input.";

        public override ITaskHandler CreateHandler(JobParameters parameters) => new Handler((input, context, _) =>
        {
            if (input.IsRange)
                context.Write(input.From);
            else
                context.Write(input.Text);
            return ValueTask.CompletedTask;
        });
    }

    /// <summary>The result is how many tasks there were, and the kind's name.</summary>
    internal sealed class Named(string name) : JobKind
    {
        public override string Name => name;

        public override string Description => "Counts its tasks.";

        public override ITaskHandler CreateHandler(JobParameters parameters) => new Handler((_, _, _) => ValueTask.CompletedTask);

        public override IReducer CreateReducer(JobParameters parameters) => new Counter(name);

        private sealed class Counter(string name) : IReducer
        {
            private long _count;

            public string ContentType => "text/plain";

            public void Add(TaskOutcome outcome) => _count++;

            public void Complete(System.Buffers.IBufferWriter<byte> result) => System.Buffers.BuffersExtensions.Write(result, Encoding.UTF8.GetBytes($"{_count} of {name}"));
        }
    }

    /// <summary>The result is the sum of the inputs, and the order in which the reducer saw them is checked.</summary>
    internal sealed class Sum : JobKind
    {
        public override string Name => "sum";

        public override string Description => "Adds numbers up.";

        public override ITaskHandler CreateHandler(JobParameters parameters) => new Handler((input, context, _) =>
        {
            context.Write(input.From);
            return ValueTask.CompletedTask;
        });

        public override IReducer CreateReducer(JobParameters parameters) => new Adder();

        private sealed class Adder : IReducer
        {
            private long _sum;
            private long _next;

            public string ContentType => "text/plain";

            public void Add(TaskOutcome outcome)
            {
                if (outcome.Index != _next++)
                    throw new InvalidOperationException($"The reducer got task {outcome.Index} instead of {_next - 1}.");
                _sum += long.Parse(outcome.Output, System.Globalization.CultureInfo.InvariantCulture);
            }

            public void Complete(System.Buffers.IBufferWriter<byte> result) => System.Buffers.BuffersExtensions.Write(result, Encoding.UTF8.GetBytes($"{_sum}"));
        }
    }

    /// <summary>Runs what the test gives it.</summary>
    internal sealed class Scripted(Func<TaskInput, TaskContext, CancellationToken, ValueTask> script, string name = "scripted", bool speculate = true, TimeSpan? heartbeatLimit = null) : JobKind
    {
        public ConcurrentQueue<long> Executed { get; } = new();

        public override string Name => name;

        public override string Description => "Runs a test's code.";

        public override bool MaySpeculate => speculate;

        public override TimeSpan? HeartbeatLimit(JobParameters parameters) => heartbeatLimit;

        public override ITaskHandler CreateHandler(JobParameters parameters) => new Handler((input, context, cancellation) =>
        {
            Executed.Enqueue(input.Index);
            return script(input, context, cancellation);
        });
    }

    /// <summary>Outputs of a size; the result are their lengths.</summary>
    internal sealed class Lengths(int size) : JobKind
    {
        public override string Name => "lengths";

        public override string Description => "Puts much out.";

        public override long? LargestOutput(JobParameters parameters) => size;

        public override ITaskHandler CreateHandler(JobParameters parameters) => new Handler((input, context, _) =>
        {
            context.Write(new byte[size + input.Index]);
            return ValueTask.CompletedTask;
        });

        public override IReducer CreateReducer(JobParameters parameters) => new Reducer();

        private sealed class Reducer : IReducer
        {
            private readonly StringBuilder _lengths = new();

            public string ContentType => "text/plain";

            public void Add(TaskOutcome outcome) => _lengths.Append(outcome.Output.Length).Append(' ');

            public void Complete(System.Buffers.IBufferWriter<byte> result) => System.Buffers.BuffersExtensions.Write(result, Encoding.UTF8.GetBytes(_lengths.ToString()));
        }
    }

    /// <summary>Says how many of its tasks ran when it was disposed of.</summary>
    internal sealed class Disposable(Func<ValueTask> run) : JobKind
    {
        public TaskCompletionSource<int> Disposed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override string Name => "disposable";

        public override string Description => "Has something to dispose of.";

        public override ITaskHandler CreateHandler(JobParameters parameters) => new DisposableHandler(run, Disposed);

        private sealed class DisposableHandler(Func<ValueTask> run, TaskCompletionSource<int> disposed) : ITaskHandler, IDisposable
        {
            private int _running;

            public async ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
            {
                Interlocked.Increment(ref _running);
                await run();
                Interlocked.Decrement(ref _running);
            }

            public void Dispose() => disposed.TrySetResult(Volatile.Read(ref _running));
        }
    }

    private sealed class Handler(Func<TaskInput, TaskContext, CancellationToken, ValueTask> script) : ITaskHandler
    {
        public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation) => script(input, context, cancellation);
    }
}
