using System.Globalization;

namespace AkkaCluster.Chaos.Plans;

/// <summary>A fault of a plan. Written as <c>KillWorker@3.5+2#7</c>: at 3.5 s, for 2 s, and by which number its node is chosen.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="At">Seconds since the round began.</param>
/// <param name="Lasts">Seconds until it is undone.</param>
/// <param name="Target">Which node, of those that it may be done to; taken modulo their number.</param>
internal sealed record Fault(FaultKind Kind, double At, double Lasts, int Target)
{
    public static IReadOnlyList<Fault> ParseAll(string text) => [.. text.Split(' ', ',').Where(part => part.Length > 0).Select(Parse)];

    public static string Text(IEnumerable<Fault> faults) => string.Join(' ', faults);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}@{At:0.#}+{Lasts:0.#}#{Target}");

    private static Fault Parse(string text)
    {
        var parts = text.Split('@', '+', '#');
        return parts.Length == 4 && Enum.TryParse<FaultKind>(parts[0], out var kind) && Number(parts[1]) is { } at && Number(parts[2]) is { } lasts && Number(parts[3]) is { } target
            ? new Fault(kind, at, lasts, (int)target)
            : throw new FormatException($"'{text}' is no fault; expected something like KillWorker@3.5+2#7, with a kind of {string.Join(", ", Enum.GetNames<FaultKind>())}.");
    }

    private static double? Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
