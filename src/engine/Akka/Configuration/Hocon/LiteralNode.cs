namespace Akka.Configuration.Hocon;

/// <summary>A text; <paramref name="value"/> is shared by all readers.</summary>
internal sealed class LiteralNode(HoconValue value) : HoconNode
{
    public LiteralNode(string? text) : this(new HoconValue(new HoconLiteral { Value = text }))
    {
    }

    public HoconValue Value { get; } = value;

    public override bool HasSubstitutions => false;
}
