using System.Globalization;

namespace AkkaCluster.Benchmarks.Frame;

/// <summary>The options of a run: `--runs`, `--only`, and whatever else a benchmark asks for by name.</summary>
public sealed class BenchmarkOptions
{
    private readonly Dictionary<string, string> _values;

    private BenchmarkOptions(Dictionary<string, string> values) => _values = values;

    public int Runs => Get("runs", 5);

    public string Only => Get("only", "");

    public static bool TryParse(ReadOnlySpan<string> args, out BenchmarkOptions options, out string fault)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        options = new BenchmarkOptions(values);
        fault = "";
        for (var i = 0; i < args.Length; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 >= args.Length)
            {
                fault = $"Found '{args[i]}', expected pairs of --option and value.";
                return false;
            }

            values[args[i][2..]] = args[i + 1];
        }

        if (options.Runs >= 1) return true;
        fault = "--runs must be a whole number of at least 1.";
        return false;
    }

    public string Get(string name, string fallback) => _values.GetValueOrDefault(name, fallback);

    public int Get(string name, int fallback) =>
        !_values.TryGetValue(name, out var text) ? fallback : int.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : -1;
}
