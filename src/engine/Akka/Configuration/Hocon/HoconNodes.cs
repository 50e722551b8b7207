namespace Akka.Configuration.Hocon;

/// <summary>What can be done with nodes before they are resolved.</summary>
internal static class HoconNodes
{
    /// <summary>The value of a key that <paramref name="newer"/> and <paramref name="older"/> both give.</summary>
    public static HoconNode Merge(HoconNode newer, HoconNode older)
    {
        HoconText.EnsureStack();
        return (newer, older) switch
        {
            (ObjectNode a, ObjectNode b) => MergeObjects(a, b),
            (ObjectNode { HidesOlder: false } a, LayeredNode { Newer: ObjectNode b } layered) => new LayeredNode(MergeObjects(a, b), layered.Older),
            (ObjectNode { HidesOlder: true }, _) => newer,
            (ObjectNode, { HasSubstitutions: true } and not ArrayNode) => new LayeredNode(newer, older),
            (ObjectNode a, _) => Copy(a, hidesOlder: true),
            (LayeredNode layered, _) => new LayeredNode(layered.Newer, Merge(layered.Older, older)),
            ({ HasSubstitutions: true }, _) => new LayeredNode(newer, older),
            _ => newer,
        };
    }

    public static ObjectNode MergeObjects(ObjectNode newer, ObjectNode older)
    {
        if (newer.HidesOlder || (older.Fields.Count == 0 && !older.HidesOlder)) return newer;
        if (newer.Fields.Count == 0) return older;
        var merged = Copy(older, older.HidesOlder);
        foreach (var (key, value) in newer.Fields)
            merged.Fields[key] = merged.Fields.TryGetValue(key, out var present) ? Merge(value, present) : value;
        return merged;
    }

    private static ObjectNode Copy(ObjectNode node, bool hidesOlder)
    {
        var copy = new ObjectNode(hidesOlder: hidesOlder);
        foreach (var (key, value) in node.Fields) copy.Fields.Add(key, value);
        return copy;
    }

    /// <summary>A resolved value as a node, so that it can be merged with others.</summary>
    public static HoconNode Of(HoconValue value)
    {
        HoconText.EnsureStack();
        if (value.Element is HoconArray array) return new ArrayNode([.. array.Select(Of)]);
        if (value.Element is not HoconObject fields) return new LiteralNode(value);
        var node = new ObjectNode();
        foreach (var (key, field) in fields.Items) node.Fields.Add(key, Of(field));
        return node;
    }

    /// <summary>An included document's node, its substitutions looked up below the place of inclusion first.</summary>
    public static HoconNode Relocate(HoconNode node, string[] prefix)
    {
        HoconText.EnsureStack();
        if (prefix.Length == 0 || !node.HasSubstitutions) return node;
        switch (node)
        {
            case SubstitutionNode s: return new SubstitutionNode(s.Path, s.Optional, s.Where, [.. prefix, .. s.Prefix]);
            case ArrayNode array: return new ArrayNode([.. array.Elements.Select(element => Relocate(element, prefix))]);
            case ConcatenationNode concatenation: return new ConcatenationNode([.. concatenation.Parts.Select(part => Relocate(part, prefix))]);
            case LayeredNode layered: return new LayeredNode(Relocate(layered.Newer, prefix), Relocate(layered.Older, prefix));
            case ObjectNode fields:
                var moved = new ObjectNode(hidesOlder: fields.HidesOlder);
                foreach (var (key, field) in fields.Fields) moved.Fields.Add(key, Relocate(field, prefix));
                return moved;
            default: return node;
        }
    }
}
