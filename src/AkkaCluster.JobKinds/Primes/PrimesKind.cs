using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Primes;

/// <summary>Counts the primes below a number, a range of numbers a task.</summary>
public sealed class PrimesKind : JobKind
{
    /// <summary>The largest upper end: beyond it the primes up to the square root need too much memory.</summary>
    internal const long Largest = 10_000_000_000_000;

    /// <summary>Sieving costs about the square root of the upper end for each task beside its range: not too small.</summary>
    private const long SmallestTask = 100_000;
    private const long UsualTaskCount = 1_000;

    public override string Name => "primes";

    public override string Description => "Counts the primes below a number.";

    public override ParameterSchema Parameters { get; } = new(
        new ParameterDefinition("below", ParameterType.Integer, "The number below which primes are counted.") { Minimum = 0, Maximum = Largest },
        new ParameterDefinition("step", ParameterType.Integer, "Numbers a task; a thousandth of all if not given.") { Minimum = 1 },
        new ParameterDefinition("method", ParameterType.Text, "How: 'sieve' strikes out a range's multiples together, 'test' tests each number by itself and takes some sixty times as long.")
        {
            Default = "\"sieve\"",
            Allowed = ["sieve", "test"],
        });

    public override ValueTask<InputPlan> PlanAsync(PlanRequest request, CancellationToken cancellation)
    {
        var parameters = request.Parameters;
        return request.Source switch
        {
            InputSource.Range { To: > Largest } range => throw new PlanException($"The range ends at {range.To}; a job of kind 'primes' counts up to {Largest}."),
            InputSource.Range or InputSource.Lines => ValueTask.FromResult(InputPlan.AsGiven),
            InputSource.None when parameters.Has("below") => ValueTask.FromResult(Plan(parameters)),
            InputSource.None => throw new PlanException("A job of kind 'primes' wants either the parameter 'below' or a range as its input; found neither."),
            _ => throw new PlanException("A job of kind 'primes' takes the parameter 'below' or a range; found other inputs."),
        };
    }

    public override ITaskHandler CreateHandler(JobParameters parameters) => new PrimesHandler(parameters.Has("method") && parameters.GetText("method") == "test");

    public override IReducer CreateReducer(JobParameters parameters) => new SumReducer();

    private static InputPlan Plan(JobParameters parameters)
    {
        var below = parameters.GetInteger("below");
        var step = parameters.Has("step") ? parameters.GetInteger("step") : Math.Max(SmallestTask, below / UsualTaskCount);
        return InputPlan.Range(0, below, step);
    }
}
