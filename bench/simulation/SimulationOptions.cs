using System.Globalization;

namespace AkkaCluster.Simulation;

/// <summary>A run as it was asked for.</summary>
/// <param name="Workers">Sizes to predict, as it was typed.</param>
/// <param name="Sizes">Sizes to validate at, as it was typed.</param>
/// <param name="Costs">The file of costs.</param>
/// <param name="Seed">Of the chance in the simulation.</param>
/// <param name="IsMeasured">Whether the costs are measured, and written to their file.</param>
/// <param name="IsValidated">Whether clusters are run to compare with.</param>
/// <param name="IsSmall">Whether only to see that everything runs.</param>
/// <param name="Write">The document whose tables are replaced; null for none.</param>
internal sealed record SimulationOptions(string Workers, string Sizes, string Costs, int Seed, bool IsMeasured, bool IsValidated, bool IsSmall, string? Write)
{
    private const int MostWorkers = 10_000;

    /// <summary>More processes than this say nothing on the machine that they are run on.</summary>
    private const int MostSize = 20;

    public IReadOnlyList<int> WorkerNumbers => Numbers(Workers);

    public IReadOnlyList<int> SizeNumbers => Numbers(Sizes);

    /// <summary>What is wrong with them: what was found, what was expected, what to do.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var (flag, text, most) in new[] { ("--workers", Workers, MostWorkers), ("--sizes", Sizes, MostSize) })
        {
            if (Numbers(text) is not { Count: > 0 } numbers || numbers.Any(number => number < 1 || number > most))
                yield return $"{flag} is '{text}'; expected whole numbers from 1 to {most} with commas between, such as 10,30,100.";
        }

        if (!IsMeasured && !File.Exists(Costs))
            yield return $"There is no file of costs {Costs}: measure them with --measure, or name another one with --costs.";
        if (Write is not null && IsMeasured && !IsValidated)
            yield return "--write puts predictions beside their validation, which was one of other costs; expected --validate with --measure.";
        if (Write is not null && !File.Exists(Write))
            yield return $"There is no file {Write} to write the tables to.";
        if (Write is not null && IsSmall)
            yield return "--small says nothing, and its figures are not for a document: leave out --small or --write.";
    }

    /// <summary>Empty where one of them is no number.</summary>
    private static IReadOnlyList<int> Numbers(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries).Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToList();
        return parts.Contains(0) ? [] : parts;
    }
}
