using System.Collections.Concurrent;
using System.Text;
using AkkaCluster.Contracts;

namespace AkkaCluster.Jobs.Tests.Support;

/// <summary>Job kinds that do what a test tells them.</summary>
internal static class TestKinds
{
    public static JobKinds With(params JobKind[] kinds) => new([new Echo(), new Sum(), .. kinds]);

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
    internal sealed class Scripted(Func<TaskInput, TaskContext, CancellationToken, ValueTask> script, string name = "scripted") : JobKind
    {
        public ConcurrentQueue<long> Executed { get; } = new();

        public override string Name => name;

        public override string Description => "Runs a test's code.";

        public override ITaskHandler CreateHandler(JobParameters parameters) => new Handler((input, context, cancellation) =>
        {
            Executed.Enqueue(input.Index);
            return script(input, context, cancellation);
        });
    }

    private sealed class Handler(Func<TaskInput, TaskContext, CancellationToken, ValueTask> script) : ITaskHandler
    {
        public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation) => script(input, context, cancellation);
    }
}
