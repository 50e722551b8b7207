using System.Globalization;

namespace AkkaCluster.Http;

/// <summary>Values of a query. What does not fit is an error that says what does.</summary>
internal static class QueryValues
{
    private const int LongestText = 2000;

    /// <summary>What ISO 8601 calls extended; UTC where no offset is said.</summary>
    private static readonly string[] Times = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>A whole number within bounds; the fallback where the query does not have it.</summary>
    /// <exception cref="BadRequestException">It is another.</exception>
    public static long Number(string? text, string name, long fallback, long least, long most = long.MaxValue)
    {
        if (string.IsNullOrEmpty(text))
            return fallback;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new BadRequestException($"{name} is '{text}'; expected a whole number {(most == long.MaxValue ? $"from {least} on" : $"from {least} to {most}")}.");
    }

    /// <summary>Yes or no; no where the query does not have it.</summary>
    /// <exception cref="BadRequestException">It is neither.</exception>
    public static bool Flag(string? text, string name) => text switch
    {
        null or "" or "false" => false,
        "true" => true,
        _ => throw new BadRequestException($"{name} is '{text}'; expected true or false."),
    };

    /// <summary>A short text; null where the query does not have it.</summary>
    /// <exception cref="BadRequestException">It is none that anything could be called.</exception>
    public static string? Text(string? text, string name)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return text.Length <= LongestText && !text.Contains('\0')
            ? text
            : throw new BadRequestException($"{name} has {text.Length} characters; expected up to {LongestText}, and no NUL.");
    }

    /// <summary>A time; null where the query does not have it.</summary>
    /// <exception cref="BadRequestException">It is none.</exception>
    public static DateTimeOffset? Time(string? text, string name)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new BadRequestException($"{name} is '{text}'; expected a time as ISO 8601 has it, such as 2026-01-31T12:00:00Z.");
    }

    /// <summary>The value that is called so, in capitals or not; null where none is. Unlike <see cref="Enum.TryParse{TEnum}(string, bool, out TEnum)"/> it takes neither numbers nor several names for one.</summary>
    public static T? Named<T>(string text)
        where T : struct, Enum => Enum.GetNames<T>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse<T>(name) : null;

    /// <summary>How long the call waits for the job; null where it does not.</summary>
    /// <exception cref="BadRequestException">It is no duration, or longer than this node allows.</exception>
    public static TimeSpan? Wait(string? text, GatewayOptions options)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var wait = DurationText.Parse(text, "wait");
        return wait <= options.MaxWait
            ? wait
            : throw new BadRequestException($"wait is {wait}; this node lets a call wait {options.MaxWait} at most (akkacluster.http.max-wait). Follow /v1/jobs/{{id}}/events instead.");
    }
}
