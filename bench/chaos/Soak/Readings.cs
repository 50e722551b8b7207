using System.Globalization;

namespace AkkaCluster.Chaos.Soak;

/// <summary>All that was read after the warm-up, and what it says.</summary>
internal sealed class Readings
{
    private readonly Dictionary<(string Of, Figure Figure), List<double>> _values = [];

    public void Add(string of, Figure figure, double value)
    {
        if (!_values.TryGetValue((of, figure), out var values))
            _values[(of, figure)] = values = [];
        values.Add(value);
    }

    /// <summary>Medians of the first and the last quarter, and the highest.</summary>
    public string Text(string of, Figure figure) => Find(of, figure) is { } growth
        ? string.Create(CultureInfo.InvariantCulture, $"{growth.First:0} → {growth.Last:0} ({growth.Highest:0})")
        : "–";

    /// <summary>Why a figure may not be as it is; null where it may.</summary>
    public string? Fault(string of, Figure figure)
    {
        if (Find(of, figure) is not { } growth)
            return $"{of}: {figure.What} was read too seldom after the warm-up to say whether it grows; let it run for longer.";
        return growth.Exceeds(figure.Bound)
            ? string.Create(CultureInfo.InvariantCulture, $"{of}: {figure.What} grew from {growth.First:0}{figure.Unit} in the first quarter to {growth.Last:0}{figure.Unit} in the last; at most {figure.Bound.Most(growth.First):0}{figure.Unit} were expected.")
            : null;
    }

    private Growth? Find(string of, Figure figure) => Growth.Of(_values.GetValueOrDefault((of, figure)) ?? []);
}
