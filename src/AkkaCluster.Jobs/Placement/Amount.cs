using System.Globalization;

namespace AkkaCluster.Jobs.Placement;

/// <summary>How much of a resource: a whole number, or a size as people write it, such as 8GiB.</summary>
internal static class Amount
{
    public static long? Parse(string text)
    {
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var end = digits < 0 ? text.Length : digits;
        return long.TryParse(text.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && UnitOf(text[end..]) is { } unit && number <= long.MaxValue / unit
            ? number * unit
            : null;
    }

    private static long? UnitOf(string unit) => unit.ToUpperInvariant() switch
    {
        "" => 1,
        "K" or "KI" or "KIB" => 1L << 10,
        "M" or "MI" or "MIB" => 1L << 20,
        "G" or "GI" or "GIB" => 1L << 30,
        "T" or "TI" or "TIB" => 1L << 40,
        "KB" => 1000,
        "MB" => 1000_000,
        "GB" => 1000_000_000,
        "TB" => 1000_000_000_000,
        _ => null,
    };
}
