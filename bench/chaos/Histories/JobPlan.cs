using System.Text.Json.Nodes;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Chaos.Histories;

/// <summary>A job, with what it has to make.</summary>
/// <param name="Key">Its idempotency key, and the beginning of its inputs: no other job has it.</param>
/// <param name="Shape">Of what kind it is.</param>
/// <param name="Tasks">How many tasks it has.</param>
/// <param name="Milliseconds">How long a task of <see cref="Shape.Echo"/> waits.</param>
internal sealed record JobPlan(string Key, Shape Shape, int Tasks, int Milliseconds = 0)
{
    private const int PrimesStep = 20_000;
    private const int TextLength = 4_000;

    private static readonly string Filling = new('.', TextLength);

    /// <summary>Whether the inputs tell of which job they are.</summary>
    public bool IsTraced => Shape is Shape.Echo or Shape.Retried or Shape.Command;

    public bool Fails => Shape == Shape.Failing;

    public JobRequest Request => new()
    {
        Kind = Shape switch { Shape.Noop => "noop", Shape.Echo or Shape.Text => "sleep", Shape.Primes or Shape.Tested => "primes", Shape.Command => "exec", _ => "fail" },
        Parameters = Shape switch
        {
            Shape.Echo or Shape.Text => new JsonObject { ["milliseconds"] = Milliseconds },
            Shape.Primes => new JsonObject { ["below"] = (long)Tasks * PrimesStep, ["step"] = PrimesStep },
            Shape.Tested => new JsonObject { ["below"] = (long)Tasks * PrimesStep, ["step"] = PrimesStep, ["method"] = "test" },
            Shape.Retried => new JsonObject { ["attempts"] = 1 },
            Shape.Failing => new JsonObject { ["permanent"] = true },
            Shape.Command => new JsonObject { ["command"] = new JsonArray("echo", "{}") },
            _ => null,
        },
        Inputs = Shape switch
        {
            Shape.Noop => new JobInputs.Range(0, Tasks),
            Shape.Primes or Shape.Tested => null,
            _ => new JobInputs.Lines([.. Enumerable.Range(0, Tasks).Select(i => InputOf(i))]),
        },
        IdempotencyKey = Key,
    };

    /// <summary>The input of a task of a job that is given as lines.</summary>
    public string InputOf(long index) => FormattableString.Invariant($"{Key}:{index}{(Shape == Shape.Text ? Filling : "")}");

    /// <summary>What a task has to put out; null where it has to fail.</summary>
    public string? OutputOf(long index) => Shape switch
    {
        Shape.Noop => "",
        Shape.Primes or Shape.Tested => FormattableString.Invariant($"{Primes.Count(index * PrimesStep, (index + 1) * PrimesStep)}"),
        Shape.Failing => null,
        Shape.Command => FormattableString.Invariant($$"""{"exitCode":0,"stdout":"{{InputOf(index)}}\n"}"""),
        _ => InputOf(index),
    };

    /// <summary>What the job has to make of them; null where its kind makes nothing.</summary>
    public string? Result => Shape switch
    {
        Shape.Primes or Shape.Tested => FormattableString.Invariant($"{Primes.Count(0, (long)Tasks * PrimesStep)}"),
        Shape.Command => string.Concat(Enumerable.Range(0, Tasks).Select(i => InputOf(i) + "\n")),
        _ => null,
    };
}
