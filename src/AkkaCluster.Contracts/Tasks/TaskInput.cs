using System.Globalization;

namespace AkkaCluster.Contracts;

/// <summary>The input of one task: a line of text or a range of whole numbers.</summary>
public readonly struct TaskInput : IEquatable<TaskInput>
{
    private readonly string? _text;

    /// <summary>A line of text.</summary>
    public TaskInput(long index, string text)
    {
        Index = index;
        _text = text;
    }

    /// <summary>The whole numbers from <paramref name="from"/> up to, not including, <paramref name="to"/>.</summary>
    public TaskInput(long index, long from, long to)
    {
        Index = index;
        From = from;
        To = to;
    }

    /// <summary>The task's place among the job's tasks, from 0.</summary>
    public long Index { get; }

    /// <summary>Whether the input is a range of numbers and no text.</summary>
    public bool IsRange => _text is null;

    /// <summary>The first number of a range.</summary>
    public long From { get; }

    /// <summary>The end of a range, not included.</summary>
    public long To { get; }

    /// <summary>The line; of a range its number or, for several, its two ends with a space between.</summary>
    public string Text => _text ?? (To - From == 1
        ? From.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{From} {To}"));

    /// <inheritdoc />
    public bool Equals(TaskInput other) => Index == other.Index && From == other.From && To == other.To && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is TaskInput other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Index, From, To, _text);

    /// <inheritdoc />
    public override string ToString() => $"{Index}: {Text}";

    /// <summary>Whether both are the same input of the same task.</summary>
    public static bool operator ==(TaskInput left, TaskInput right) => left.Equals(right);

    /// <summary>Whether the inputs differ.</summary>
    public static bool operator !=(TaskInput left, TaskInput right) => !left.Equals(right);
}
