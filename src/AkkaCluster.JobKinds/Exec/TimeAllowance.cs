using System.Globalization;

namespace AkkaCluster.JobKinds.Exec;

/// <summary>How long a command may take: so many seconds, or a share of the median of those that ended, once there are three.</summary>
internal sealed class TimeAllowance(double amount, bool isShare)
{
    private const int Fewest = 3;

    private readonly List<double> _sorted = [];
    private readonly Lock _gate = new();

    /// <summary>Null where the text is neither.</summary>
    public static TimeAllowance? Parse(string text)
    {
        var isShare = text.EndsWith('%');
        return double.TryParse(isShare ? text[..^1] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount is > 0 and < 1e9
            ? new TimeAllowance(amount, isShare)
            : null;
    }

    public TimeSpan? Now()
    {
        if (!isShare)
            return TimeSpan.FromSeconds(amount);
        lock (_gate)
            return _sorted.Count < Fewest ? null : TimeSpan.FromSeconds(_sorted[_sorted.Count / 2] * amount / 100);
    }

    /// <summary>A command has ended after so long.</summary>
    public void Note(double seconds)
    {
        if (!isShare)
            return;
        lock (_gate)
        {
            var at = _sorted.BinarySearch(seconds);
            _sorted.Insert(at < 0 ? ~at : at, seconds);
        }
    }
}
