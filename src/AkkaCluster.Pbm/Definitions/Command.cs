namespace AkkaCluster.Pbm;

/// <summary>A command as it was typed, which a handler receives; it answers its sender with <see cref="CommandResponse"/>s.</summary>
public sealed class Command
{
    /// <summary>Takes the palette, the command's name, and pairs of switch and value.</summary>
    public Command(string palette, string name, IReadOnlyList<Tuple<string, string>> arguments)
    {
        Palette = palette;
        Name = name;
        Arguments = arguments;
    }

    /// <summary>The palette that it belongs to.</summary>
    public string Palette { get; }

    /// <summary>Which command of the palette.</summary>
    public string Name { get; }

    /// <summary>Pairs of switch and value, in the order in which they were typed.</summary>
    public IReadOnlyList<Tuple<string, string>> Arguments { get; }

    /// <inheritdoc />
    public override string ToString() => string.Join(' ', new[] { Palette, Name }.Concat(Arguments.Select(a => $"{a.Item1} {a.Item2}")));
}
