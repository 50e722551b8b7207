using System.Globalization;
using AkkaCluster.Contracts;

namespace AkkaCluster.Balancing.Server;

/// <summary>The input of a single task from its text.</summary>
internal static class TaskInputs
{
    /// <summary>Two whole numbers with a space between are a range, as <see cref="TaskInput.Text"/> writes one; anything else is a line.</summary>
    public static TaskInput Parse(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space > 0
               && long.TryParse(text.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var from)
               && long.TryParse(text.AsSpan(space + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var to) && to >= from
            ? new TaskInput(0, from, to)
            : new TaskInput(0, text);
    }
}
