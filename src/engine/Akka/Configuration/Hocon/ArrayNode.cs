namespace Akka.Configuration.Hocon;

/// <summary>An array.</summary>
internal sealed class ArrayNode(IReadOnlyList<HoconNode> elements) : HoconNode
{
    public IReadOnlyList<HoconNode> Elements { get; } = elements;

    public override bool HasSubstitutions { get; } = elements.Any(element => element.HasSubstitutions);
}
