using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace AkkaCluster.EndToEndTests.Fuzz;

/// <summary>How many cases are tried, and which: <c>FUZZ_CASES</c> and <c>FUZZ_SEED</c>, a few and always the same unless told.</summary>
internal static class FuzzPlan
{
    private const int Usual = 600;
    private const int AtOnce = 200;

    /// <summary>How long lists are at most.</summary>
    private const int Size = 30;

    public static int Cases { get; } = Number("FUZZ_CASES", Usual);

    public static ulong Seed { get; } = (ulong)Number("FUZZ_SEED", 20_261);

    /// <summary>The cases, made in parts as they are asked for.</summary>
    public static IEnumerable<T> Of<T>(Gen<T> gen, int cases)
    {
        for (var part = 0; part * AtOnce < cases; part++)
        {
            foreach (var one in gen.Sample(Math.Min(AtOnce, cases - part * AtOnce), new Rnd(Seed + (ulong)part), size: Size))
                yield return one;
        }
    }

    private static int Number(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;
}
