using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AkkaCluster.Contracts;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.JobKinds.Tests.Typed;

public sealed record GreetParameters
{
    [Description("What comes before the name.")]
    public required string Greeting { get; init; }

    [Range(1, 3)]
    public int Times { get; init; } = 1;

    public Tone Tone { get; init; }

    [MaxLength(2)]
    public IReadOnlyList<string> Titles { get; init; } = [];
}

public enum Tone
{
    Plain,
    Loud,
}

public sealed record Person(string Name, int Age);

public sealed record Greeted(string Text, int Age);

public sealed class GreetKind : JobKind<GreetParameters, Person, Greeted>
{
    public override string Name => "greet";

    public override string Description => "Greets people.";

    protected override async ValueTask<Greeted> ExecuteAsync(Person input, GreetParameters parameters, TaskContext context, CancellationToken cancellation)
    {
        if (input.Age < 0)
            throw new TaskFailedException($"{input.Name} is {input.Age} years old.", permanent: true);
        if (input.Age == 0 && context.Attempt == 1)
            throw new InvalidOperationException("Asleep.");
        context.Report(0.5, "half");
        await Task.Yield();
        context.Logger.LogInformation("Greets {Name}", input.Name);
        var text = string.Concat(Enumerable.Repeat($"{parameters.Greeting} {string.Join(' ', parameters.Titles.Append(input.Name))}!", parameters.Times));
        return new Greeted(parameters.Tone == Tone.Loud ? text.ToUpperInvariant() : text, input.Age);
    }

    protected override IReducer CreateReducer(GreetParameters parameters) => new AgeReducer();

    private sealed class AgeReducer : Reducer<Greeted, string>
    {
        private int _age, _failed;

        protected override void Add(long index, Greeted output) => _age += output.Age;

        protected override void AddFailed(long index, string error) => _failed++;

        protected override string Complete() => $"{_age} years, {_failed} failed";
    }
}

/// <summary>Makes its inputs of its parameters, and outputs text.</summary>
public sealed class CountKind : JobKind<CountKind.CountParameters, long, string>
{
    public sealed record CountParameters(long To);

    public override string Name => "count";

    public override string Description => "Counts.";

    protected override IAsyncEnumerable<long> MakeInputs(CountParameters parameters, CancellationToken cancellation) => Enumerable.Range(1, (int)parameters.To).Select(number => (long)number).ToAsyncEnumerable();

    protected override ValueTask<string> ExecuteAsync(long input, CountParameters parameters, TaskContext context, CancellationToken cancellation) => ValueTask.FromResult($"{input} of {parameters.To}");
}

public sealed record Patience(double Seconds);

/// <summary>Is heard now and then, or never.</summary>
public sealed class SilentKind : JobKind<Patience, string, string>
{
    public override string Name => "silent";

    public override string Description => "Says little.";

    protected override TimeSpan? HeartbeatLimit(Patience parameters) => TimeSpan.FromSeconds(parameters.Seconds);

    protected override async ValueTask<string> ExecuteAsync(string input, Patience parameters, TaskContext context, CancellationToken cancellation)
    {
        if (input == "silent")
            await new TaskCompletionSource().Task.WaitAsync(cancellation);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(parameters.Seconds / 10));
        for (var i = 0; i < 15 && await timer.WaitForNextTickAsync(cancellation); i++)
            context.Heartbeat();
        return "said";
    }
}

public sealed record NoParameters;

/// <summary>Returns a file that came with the job, from its end to its beginning.</summary>
public sealed class ReverseKind : JobKind<NoParameters, string, string>
{
    public override string Name => "reverse";

    public override string Description => "Turns files round.";

    protected override async ValueTask<string> ExecuteAsync(string input, NoParameters parameters, TaskContext context, CancellationToken cancellation)
    {
        var reversed = Path.Combine(context.Folder, input);
        await context.FetchFileAsync(input, reversed, cancellation);
        await File.WriteAllTextAsync(reversed, new string([.. (await File.ReadAllTextAsync(reversed, cancellation)).Reverse()]), cancellation);
        await context.ReturnFileAsync(input + ".reversed", reversed, cancellation);
        return reversed;
    }
}
