namespace Akka.Configuration.Hocon;

/// <summary>
/// Replaces the substitutions of a merged document by what they refer to, as the HOCON specification describes it: a reference is looked up in the whole
/// document, a reference to the key being defined in the older values of that key, and what the document lacks in the environment.
/// </summary>
internal sealed class HoconResolver(ObjectNode root, Func<string, string?>? environment = null)
{
    /// <summary>Units of work after which a document is taken for an attack or a mistake; real ones need some ten thousand.</summary>
    private const long WorkLimit = 8_000_000;

    private readonly Func<string, string?> _environment = environment ?? Environment.GetEnvironmentVariable;
    private readonly Dictionary<HoconNode, HoconValue?> _known = new(ReferenceEqualityComparer.Instance);
    private readonly List<Frame> _frames = [];
    private readonly Dictionary<HoconNode, int> _active = new(ReferenceEqualityComparer.Instance);
    private int _outermostUsed = int.MaxValue;
    private bool _circular;
    private long _work;

    /// <summary>The key under evaluation: looking it up again means its older values.</summary>
    private readonly record struct Frame(string[] Path, int Index, HoconNode Layer, HoconNode? Older);

    public HoconValue ResolveRoot() => Resolve(root, [])!;

    private HoconValue? Resolve(HoconNode node, string[] path)
    {
        HoconText.EnsureStack();
        Spend(4);
        if (node is LiteralNode literal) return literal.Value;
        if (!node.HasSubstitutions) return Plain(node);
        if (_known.TryGetValue(node, out var known)) return known;
        if (_active.TryGetValue(node, out var begun)) return Circular(begun);
        // A result may be kept only if it did not depend on a node whose evaluation was begun further out.
        var index = _active.Count;
        var outer = _outermostUsed;
        _outermostUsed = int.MaxValue;
        _active.Add(node, index);
        var value = node is ObjectNode fields ? ResolveFields(fields, path) : ResolveKey(node, path, index);
        _active.Remove(node);
        if (_outermostUsed >= index)
        {
            _known[node] = value;
            _outermostUsed = outer;
        }
        else
        {
            _outermostUsed = Math.Min(outer, _outermostUsed);
        }
        return value;
    }

    private HoconValue? Circular(int index)
    {
        _outermostUsed = Math.Min(_outermostUsed, index);
        _circular = true;
        return null;
    }

    private HoconValue ResolveFields(ObjectNode node, string[] path)
    {
        var result = new HoconObject();
        foreach (var (key, field) in node.Fields)
            if (Resolve(field, [.. path, key]) is { } value)
                result.Items.Add(key, value);
        return new HoconValue(result);
    }

    private HoconValue? ResolveKey(HoconNode node, string[] path, int index)
    {
        var layered = node as LayeredNode;
        var layer = layered?.Newer ?? node;
        _frames.Add(new Frame(path, index, layer, layered?.Older));
        var value = Evaluate(layer, path);
        if (layered is not null && (value is null || value.Element is HoconObject))
        {
            var older = Resolve(layered.Older, path);
            value = value is null || older?.Element is HoconUnresolved ? older : Merged(older, value);
        }
        _frames.RemoveAt(_frames.Count - 1);
        return value;
    }

    private HoconValue? Evaluate(HoconNode node, string[] path)
    {
        HoconText.EnsureStack();
        switch (node)
        {
            case SubstitutionNode substitution: return Substitute(substitution);
            case ConcatenationNode concatenation: return Concatenate([.. concatenation.Parts.Select(part => Evaluate(part, path))]);
            case ObjectNode fields: return ResolveFields(fields, path);
            case ArrayNode array:
                var elements = new HoconArray();
                elements.AddRange(array.Elements.Select(element => Evaluate(element, path)).OfType<HoconValue>());
                return new HoconValue(elements);
            default: return Resolve(node, path);
        }
    }

    private HoconValue? Substitute(SubstitutionNode substitution)
    {
        Spend(8);
        _circular = false;
        var found = substitution.Prefix.Length > 0 ? Find([.. substitution.Prefix, .. substitution.Path]) : null;
        found ??= Find(substitution.Path);
        var circular = _circular;
        if (found is not null) return found;
        if (_environment(string.Join('.', substitution.Path)) is { } text) return new HoconValue(new HoconLiteral { Value = text });
        if (substitution.Optional) return null;
        return Bad($"{substitution.Where}: found {substitution}, " + (circular
            ? "which refers to itself and has no earlier value to end in; expected a reference without a cycle."
            : "expected a key of the configuration (fallbacks included) or an environment variable of that name. Define it, or write ${?...} for an optional one."));
    }

    private HoconValue? Find(string[] path)
    {
        var begunHere = false;
        for (var i = _frames.Count - 1; i >= 0; i--)
        {
            var frame = _frames[i];
            if (!path.AsSpan().StartsWith(frame.Path)) continue;
            begunHere = true;
            _outermostUsed = Math.Min(_outermostUsed, frame.Index);
            var rest = path.AsSpan(frame.Path.Length);
            if (frame.Layer is ObjectNode own && Walk(own, rest) is { } sibling && !_active.ContainsKey(sibling)) return Resolve(sibling, path);
            if (frame.Older is { } older && !_active.ContainsKey(older)) return Below(Resolve(older, frame.Path), rest);
        }
        if (!begunHere) return FindFrom(root, path);
        _circular = true;
        return null;
    }

    private HoconValue? FindFrom(HoconNode node, string[] path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (node is ObjectNode fields)
            {
                if (!fields.Fields.TryGetValue(path[i], out var child)) return null;
                node = child;
                continue;
            }
            return Below(Resolve(node, path[..i]), path.AsSpan(i));
        }
        return Resolve(node, path);
    }

    private static HoconNode? Walk(HoconNode node, ReadOnlySpan<string> path)
    {
        foreach (var key in path)
        {
            if (node is not ObjectNode fields || !fields.Fields.TryGetValue(key, out var child)) return null;
            node = child;
        }
        return path.Length == 0 ? null : node;
    }

    private static HoconValue? Below(HoconValue? value, ReadOnlySpan<string> path)
    {
        foreach (var key in path)
        {
            if (value?.Element is HoconUnresolved) return value;
            if (value?.Element is not HoconObject fields) return null;
            value = fields.GetKey(key);
        }
        return value;
    }

    private HoconValue? Concatenate(HoconValue?[] parts)
    {
        var present = parts.OfType<HoconValue>().Where(part => part.Element is not BlankLiteral).ToList();
        if (present.Find(part => part.Element is HoconUnresolved) is { } bad) return bad;
        if (present.Count == 0) return null;
        if (present.TrueForAll(part => part.Element is HoconLiteral))
        {
            Spend(parts.Sum(part => part?.GetString()?.Length ?? 4));
            return new HoconValue(new HoconLiteral { Value = string.Concat(parts.Where(part => part is not null).Select(part => part!.GetString() ?? "null")) });
        }
        if (present.TrueForAll(part => part.Element is HoconObject)) return present.Aggregate(Merged);
        if (!present.TrueForAll(part => part.Element is HoconArray))
            return Bad($"found {string.Join(" beside ", present.Select(HoconText.KindOf))} in one value, expected only texts, only arrays or only objects.");
        var joined = new HoconArray();
        foreach (var part in present) joined.AddRange(part.GetArray());
        Spend(joined.Count);
        return new HoconValue(joined);
    }

    private HoconValue Merged(HoconValue? older, HoconValue newer)
    {
        if (older?.Element is not HoconObject a || newer.Element is not HoconObject b) return newer;
        Spend(a.Items.Count + b.Items.Count);
        return new HoconValue(a.MergedWith(b));
    }

    private static HoconValue Plain(HoconNode node)
    {
        HoconText.EnsureStack();
        switch (node)
        {
            case LiteralNode literal: return literal.Value;
            case ArrayNode array:
                var elements = new HoconArray();
                elements.AddRange(array.Elements.Select(Plain));
                return new HoconValue(elements);
            default: return ((ObjectNode)node).Plain(PlainFields);
        }
    }

    private static HoconValue PlainFields(ObjectNode node)
    {
        var fields = new HoconObject();
        foreach (var (key, field) in node.Fields) fields.Items.Add(key, Plain(field));
        return new HoconValue(fields);
    }

    private static HoconValue Bad(string reason) => new(new HoconUnresolved(reason));

    private void Spend(long units)
    {
        _work += units;
        if (_work > WorkLimit)
            throw new ConfigurationException("The substitutions of the configuration expand without reasonable bound; look for keys that refer to each other many times.");
    }
}
