using System.Globalization;

namespace AkkaCluster.Cli.Compare;

/// <summary>The tasks of a comparison: all of one kind and one set of parameters, each with an input of its own.</summary>
internal sealed record Workload(string Kind, string Parameters, Func<int, string> Input)
{
    private const int RangeLength = 2_000_000;

    /// <summary>The kinds that tasks can be made for.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["primes", "sleep", "noop"];

    /// <summary>The tasks of a kind, one of <see cref="Kinds"/>.</summary>
    public static Workload Of(string kind) => kind switch
    {
        "sleep" => new Workload(kind, """{"milliseconds":10}""", Number),
        "noop" => new Workload(kind, "{}", Number),
        _ => new Workload(kind, "{}", index => string.Create(CultureInfo.InvariantCulture, $"{(long)index * RangeLength} {(index + 1L) * RangeLength}")),
    };

    private static string Number(int index) => index.ToString(CultureInfo.InvariantCulture);
}
