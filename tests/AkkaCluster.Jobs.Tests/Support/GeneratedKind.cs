using System.Text;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace AkkaCluster.Jobs.Tests.Support;

/// <summary>A kind whose tasks do what was generated for them: put out any bytes, fail with any text once or for good, or throw what nobody expects.</summary>
internal sealed class GeneratedKind(string name, IReadOnlyList<GeneratedKind.Step> steps, bool reduces) : JobKind
{
    private static readonly string[] Awkward = ["", "\0", "a\0b", "\uD800", "\uDC00x", "x\uD83D", "\uD83D\uDE00", "\u2400\uFFFD", "'; DROP TABLE jobs; --", "\\0\\n", "\r\n", "\u202E", new string('ü', 9000), new string('\0', 5000)];

    public override string Name => name;

    public override string Description => "Does what was generated.";

    public IReadOnlyList<Step> Steps => steps;

    /// <summary>Any text: of all of Unicode and of what is none.</summary>
    public static Gen<string> Texts { get; } = Gen.OneOf(Gen.Elements(Awkward), ArbMap.Default.ArbFor<string>().Generator.Select(text => text ?? ""), Gen.Choose(0, 0x10FFFF).Select(point => point is >= 0xD800 and <= 0xDFFF ? ((char)point).ToString() : char.ConvertFromUtf32(point)));

    /// <summary>Inputs: text that is text.</summary>
    public static Gen<string> Inputs { get; } = Texts.Where(text => StorableText.LoneSurrogate(text) < 0);

    public static Gen<GeneratedKind> Of(int number) =>
        from steps in Gen.NonEmptyListOf(AnyStep).Select(steps => steps.Take(40).ToList())
        from reduces in Gen.Elements(true, false)
        select new GeneratedKind($"generated-{number}", steps, reduces);

    private static Gen<Step> AnyStep { get; } =
        from input in Inputs
        from size in Gen.Frequency((20, Gen.Choose(0, 300)), (2, Gen.Constant(0)), (1, Gen.Choose(500_000, 1_500_000)))
        from seed in Gen.Choose(0, int.MaxValue)
        from failures in Gen.Frequency((10, Gen.Constant(0)), (3, Gen.Choose(1, 4)))
        from how in Gen.Choose(0, 4)
        from text in Texts
        select new Step(input, size, seed, failures, how, text);

    public override ITaskHandler CreateHandler(JobParameters parameters) => new Handler(steps);

    public override IReducer? CreateReducer(JobParameters parameters) => reduces ? new Counter() : null;

    /// <param name="Input">The task's input.</param>
    /// <param name="Size">The bytes that it puts out.</param>
    /// <param name="Seed">Which bytes.</param>
    /// <param name="Failures">How many attempts fail before.</param>
    /// <param name="How">How they fail.</param>
    /// <param name="Text">With which text.</param>
    internal sealed record Step(string Input, int Size, int Seed, int Failures, int How, string Text)
    {
        public bool Succeeds(int attempts) => Failures == 0 || (How != 0 && Failures < attempts);

        public byte[] Output()
        {
            var output = new byte[Size];
            new Random(Seed).NextBytes(output);
            return output;
        }

        public Exception Failure() => How switch
        {
            0 => new TaskFailedException(Text, permanent: true),
            1 => new TaskFailedException(Text),
            2 => new InvalidOperationException(Text),
            3 => new NamelessException(null),
            _ => new NamelessException(new InvalidOperationException("no text")),
        };
    }

    private sealed class NamelessException(Exception? thrown) : Exception
    {
        public override string Message => thrown is null ? null! : throw thrown;
    }

    private sealed class Handler(IReadOnlyList<Step> steps) : ITaskHandler
    {
        public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
        {
            var step = steps[(int)input.Index];
            if (input.Text != step.Input)
                throw new TaskFailedException($"The input came as '{input.Text}'.", permanent: true);
            context.Write(step.Output());
            return context.Attempt <= step.Failures ? throw step.Failure() : ValueTask.CompletedTask;
        }
    }

    private sealed class Counter : IReducer
    {
        private long _bytes;

        public string ContentType => "text/\0plain\uD800";

        public void Add(TaskOutcome outcome) => _bytes += outcome.Failed ? 0 : outcome.Output.Length;

        public void Complete(System.Buffers.IBufferWriter<byte> result) => System.Buffers.BuffersExtensions.Write(result, Encoding.UTF8.GetBytes($"{_bytes}"));
    }
}
