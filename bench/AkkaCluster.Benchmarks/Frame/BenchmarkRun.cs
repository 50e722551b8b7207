using System.Globalization;

namespace AkkaCluster.Benchmarks.Frame;

/// <summary>What a benchmark gets: its options, and the means to measure and print figures.</summary>
public sealed class BenchmarkRun(BenchmarkOptions options, TextWriter output)
{
    public BenchmarkOptions Options { get; } = options;

    /// <summary>Whether a figure missed what <see cref="Require"/> demanded; the program then ends with 1.</summary>
    public bool Failed { get; private set; }

    public void Note(string text) => output.WriteLine(text);

    /// <summary>
    /// Measures a figure: one warm-up that is thrown away, then the wanted runs, each between two calibrations. Prints the
    /// median beside the calibrator's, and returns it; null where `--only` leaves the figure out.
    /// </summary>
    public async Task<double?> MeasureAsync(string name, string unit, Func<Task<double>> once)
    {
        if (!name.Contains(Options.Only, StringComparison.OrdinalIgnoreCase)) return null;
        await once();
        var figures = new List<double>();
        var calibrations = new List<double>();
        for (var run = 0; run < Options.Runs; run++)
        {
            var before = Calibrator.Measure();
            figures.Add(await once());
            calibrations.Add((before + Calibrator.Measure()) / 2);
        }

        var (median, calibration) = (Median(figures), Median(calibrations));
        Note($"{name,-48} {Text(median),10} {unit} ({Text(figures.Min())}..{Text(figures.Max())}) | {Text(calibration)} | {Text(median / calibration)}");
        return median;
    }

    public Task<double?> MeasureAsync(string name, string unit, Func<double> once) => MeasureAsync(name, unit, () => Task.FromResult(once()));

    /// <summary>Holds a figure to a demand: says which it missed, and makes the run fail.</summary>
    public void Require(bool kept, string demand)
    {
        if (kept) return;
        Failed = true;
        Note($"MISSED: {demand}");
    }

    public static double Median(IReadOnlyCollection<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public static string Text(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 1000 => value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.000", CultureInfo.InvariantCulture),
    };
}
