namespace Akka.Configuration.Hocon;

/// <summary>A piece of parsed HOCON before substitution. Nodes do not change once their document is parsed, so configurations share them.</summary>
internal abstract class HoconNode
{
    /// <summary>Whether a substitution stands anywhere in it.</summary>
    public abstract bool HasSubstitutions { get; }
}

/// <summary>A text; <paramref name="value"/> is shared by all readers.</summary>
internal sealed class LiteralNode(HoconValue value) : HoconNode
{
    public LiteralNode(string? text) : this(new HoconValue(new HoconLiteral { Value = text }))
    {
    }

    public HoconValue Value { get; } = value;

    public override bool HasSubstitutions => false;
}

/// <summary>An array.</summary>
internal sealed class ArrayNode(IReadOnlyList<HoconNode> elements) : HoconNode
{
    public IReadOnlyList<HoconNode> Elements { get; } = elements;

    public override bool HasSubstitutions { get; } = elements.Any(element => element.HasSubstitutions);
}

/// <summary>${path}, or ${?path} when optional; in an included document the path is tried below <paramref name="prefix"/> first.</summary>
internal sealed class SubstitutionNode(string[] path, bool optional, string where, string[] prefix) : HoconNode
{
    public string[] Path { get; } = path;

    public string[] Prefix { get; } = prefix;

    public bool Optional { get; } = optional;

    /// <summary>Where it was written, for error texts.</summary>
    public string Where { get; } = where;

    public override bool HasSubstitutions => true;

    public override string ToString() => $"${{{(Optional ? "?" : "")}{string.Join('.', Path.Select(HoconText.QuoteKey))}}}";
}

/// <summary>Values side by side of which at least one is a substitution, so that their kind is not known yet.</summary>
internal sealed class ConcatenationNode(IReadOnlyList<HoconNode> parts) : HoconNode
{
    public IReadOnlyList<HoconNode> Parts { get; } = parts;

    public override bool HasSubstitutions => true;
}

/// <summary>A key that was given twice, where only substitution tells whether the newer value hides the older one or is merged into it.</summary>
internal sealed class LayeredNode(HoconNode newer, HoconNode older) : HoconNode
{
    public HoconNode Newer { get; } = newer;

    public HoconNode Older { get; } = older;

    public override bool HasSubstitutions => true;
}
