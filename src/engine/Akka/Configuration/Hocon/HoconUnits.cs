using System.Globalization;

namespace Akka.Configuration.Hocon;

/// <summary>Durations and sizes with units, as the HOCON specification names them.</summary>
internal static class HoconUnits
{
    /// <summary>The duration, or null when the text is none.</summary>
    public static TimeSpan? Duration(string? text, bool allowInfinite)
    {
        if (!Split(text, out var number, out var unit))
            return allowInfinite && text?.Trim() is "infinite" or "Infinite" ? Timeout.InfiniteTimeSpan : null;
        decimal? ticksPerUnit = unit switch
        {
            "ns" or "nano" or "nanos" or "nanosecond" or "nanoseconds" => 0.01m,
            "us" or "micro" or "micros" or "microsecond" or "microseconds" => TimeSpan.TicksPerMicrosecond,
            "" or "ms" or "milli" or "millis" or "millisecond" or "milliseconds" => TimeSpan.TicksPerMillisecond,
            "s" or "second" or "seconds" => TimeSpan.TicksPerSecond,
            "m" or "minute" or "minutes" => TimeSpan.TicksPerMinute,
            "h" or "hour" or "hours" => TimeSpan.TicksPerHour,
            "d" or "day" or "days" => TimeSpan.TicksPerDay,
            _ => null,
        };
        return Times(number, ticksPerUnit) is { } ticks ? TimeSpan.FromTicks(ticks) : null;
    }

    /// <summary>The number of bytes, or null when the text is none.</summary>
    public static long? ByteSize(string? text)
    {
        if (!Split(text, out var number, out var unit)) return null;
        return Times(number, BytesPer(unit));
    }

    private static decimal? BytesPer(string unit)
    {
        if (unit is "" or "b" or "B" or "byte" or "bytes") return 1;
        const string Letters = "kmgtpe";
        var power = Letters.IndexOf(char.ToLowerInvariant(unit[0]), StringComparison.Ordinal) + 1;
        if (power == 0) return null;
        var binary = unit[1..] is "" or "i" or "iB" or "ibibytes" or "ebibytes";
        var known = binary || unit[1..] is "B" or "b" || unit is "kilobytes" or "kilobyte" or "megabytes" or "megabyte" or "gigabytes" or "gigabyte"
            or "terabytes" or "terabyte" or "petabytes" or "petabyte" or "exabytes" or "exabyte" or "gibibytes" or "tebibytes" or "pebibytes" or "exbibytes";
        if (!known) return null;
        binary |= unit.Contains("bibyte", StringComparison.Ordinal);
        var size = 1m;
        for (var i = 0; i < power; i++) size *= binary ? 1024 : 1000;
        return size;
    }

    private static bool Split(string? text, out decimal number, out string unit)
    {
        text = text?.Trim() ?? "";
        var end = 0;
        while (end < text.Length && !char.IsAsciiLetter(text[end])) end++;
        unit = text[end..];
        return decimal.TryParse(text.AsSpan(0, end).TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    private static long? Times(decimal number, decimal? factor)
    {
        if (factor is not { } f || number > long.MaxValue / f) return null;
        return (long)(number * f);
    }
}
