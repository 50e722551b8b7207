using System.Globalization;
using AkkaCluster.Jobs.Placement;

namespace AkkaCluster.Jobs.Fairness;

/// <summary>How many tasks of some jobs run at once, or how fast they are begun: <c>tenant=t7:2</c>, <c>kind=exec:10</c>, <c>tenant=*:100/s</c> (each tenant by itself).</summary>
/// <param name="Key">"queue", "kind", or the name of a label.</param>
/// <param name="Value">Its value; * for each value by itself.</param>
/// <param name="AtOnce">How many run at once; null where it is a rate.</param>
/// <param name="Every">The time between the starts of two; zero where it is none.</param>
/// <param name="Text">As it is written.</param>
internal sealed record JobLimit(string Key, string Value, int? AtOnce, TimeSpan Every, string Text)
{
    public const string Queue = "queue";
    public const string Kind = "kind";

    public bool IsOfEach => Value == "*";

    /// <summary>Null where the text is none.</summary>
    public static JobLimit? Parse(string text)
    {
        var (equals, colon) = (text.IndexOf('=', StringComparison.Ordinal), text.LastIndexOf(':'));
        if (equals < 1 || colon < equals + 2)
            return null;
        var (key, value, most) = (text[..equals], text[(equals + 1)..colon], text[(colon + 1)..].Split('/'));
        if (!Requirements.IsWord(key) || !(value == "*" || Requirements.IsWord(value)) || !int.TryParse(most[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
            return null;
        return most switch
        {
            [_] => new JobLimit(key, value, count, TimeSpan.Zero, text),
            [_, "s"] => new JobLimit(key, value, null, TimeSpan.FromSeconds(1.0 / count), text),
            [_, "m"] => new JobLimit(key, value, null, TimeSpan.FromMinutes(1.0 / count), text),
            [_, "h"] => new JobLimit(key, value, null, TimeSpan.FromHours(1.0 / count), text),
            _ => null,
        };
    }
}
