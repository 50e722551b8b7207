using System.Globalization;

namespace AkkaCluster.Http;

/// <summary>Durations in queries: seconds, or a number with ms, s, m or h.</summary>
public static class DurationText
{
    private static readonly (string Unit, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("", 1)];

    /// <summary>Reads a duration.</summary>
    /// <exception cref="BadRequestException">It is none.</exception>
    public static TimeSpan Parse(string text, string name)
    {
        foreach (var (unit, seconds) in Units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                && value * seconds < TimeSpan.MaxValue.TotalSeconds)
                return TimeSpan.FromSeconds(value * seconds);
        }
        throw new BadRequestException($"{name} is '{text}'; expected a duration such as 30, 30s, 500ms or 2m.");
    }
}
