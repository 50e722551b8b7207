using System.Globalization;
using System.Text.RegularExpressions;

namespace AkkaCluster.Hosting.Settings;

/// <summary>Reads the values that people write: 300ms, 64MiB, on.</summary>
internal static partial class SettingText
{
    private static readonly Dictionary<string, double> Seconds = new(StringComparer.Ordinal)
    {
        [""] = 0.001, ["ms"] = 0.001, ["millis"] = 0.001, ["s"] = 1, ["seconds"] = 1, ["m"] = 60, ["minutes"] = 60, ["h"] = 3600, ["hours"] = 3600, ["d"] = 86400, ["days"] = 86400,
    };

    private static readonly string[] Off = ["off", "false", "no"];
    private static readonly string[] On = ["on", "true", "yes"];

    /// <summary>The value of a type; null where the text is none, and what was expected then.</summary>
    public static object? Parse(Type type, string text, out string expected)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Parse(inner, text, out expected);
        (var value, expected) = type switch
        {
            _ when type == typeof(string) => ((object?)text, ""),
            _ when type == typeof(bool) => (Boolean(text), "on or off"),
            _ when type == typeof(TimeSpan) => (Duration(text), "a time such as 300ms, 5s, 10m or 7d"),
            _ when type == typeof(double) => (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null, "a number"),
            _ when type == typeof(long) => (Number(text), "a whole number, or a size such as 64MiB"),
            _ when type == typeof(int) => (Number(text) is >= int.MinValue and <= int.MaxValue and var whole ? (int)whole : null, "a whole number"),
            _ when type.IsEnum => (Enum(type, text), "one of " + string.Join(", ", System.Enum.GetNames(type).Select(SettingName.Hyphenated))),
            _ => throw new NotSupportedException($"A setting cannot be a {type}."),
        };
        return value;
    }

    /// <summary>Whether it says that an optional value is not there.</summary>
    public static bool IsNone(string text) => text.Length == 0 || Off.Contains(text.ToLowerInvariant());

    private static object? Boolean(string text) => On.Contains(text.ToLowerInvariant()) ? true : Off.Contains(text.ToLowerInvariant()) ? false : null;

    private static object? Duration(string text)
    {
        if (Quantity().Match(text) is { Success: true } match && Seconds.TryGetValue(match.Groups["unit"].Value, out var unit))
            return TimeSpan.FromSeconds(double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) * unit);
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;
    }

    private static long? Number(string text)
    {
        if (Quantity().Match(text) is not { Success: true } match || UnitOf(match.Groups["unit"].Value.ToLowerInvariant()) is not { } unit)
            return null;
        var number = decimal.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) * unit;
        return number % 1 == 0 && Math.Abs(number) <= long.MaxValue ? (long)number : null;
    }

    private static long? UnitOf(string unit) => unit switch
    {
        "" or "b" => 1,
        "kb" => 1000,
        "mb" => 1000_000,
        "gb" => 1000_000_000,
        "k" or "ki" or "kib" => 1L << 10,
        "m" or "mi" or "mib" => 1L << 20,
        "g" or "gi" or "gib" => 1L << 30,
        "t" or "ti" or "tib" => 1L << 40,
        _ => null,
    };

    private static object? Enum(Type type, string text) =>
        System.Enum.GetNames(type).FirstOrDefault(name => SettingName.Plain(name) == SettingName.Plain(text)) is { } found ? System.Enum.Parse(type, found) : null;

    [GeneratedRegex(@"^\s*(?<number>-?\d{1,18}(\.\d+)?)\s*(?<unit>[A-Za-z]*)\s*$")]
    private static partial Regex Quantity();
}
