namespace Akka.Configuration.Hocon;

/// <summary>An object. While its document is parsed, the parser that owns it adds to it; from then on it does not change.</summary>
internal sealed class ObjectNode(object? owner = null, bool hidesOlder = false) : HoconNode
{
    public static readonly ObjectNode Empty = new();

    private bool? _hasSubstitutions;
    private HoconValue? _plain;

    public Dictionary<string, HoconNode> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a value that is no object lies below it, so that objects still older are not merged into it.</summary>
    public bool HidesOlder { get; } = hidesOlder;

    public override bool HasSubstitutions => _hasSubstitutions ??= Fields.Values.Any(value => value.HasSubstitutions);

    /// <summary>The value of an object without substitutions, made once.</summary>
    public HoconValue Plain(Func<ObjectNode, HoconValue> make) => _plain ??= make(this);

    /// <summary>Sets a path to a value that is newer than what is there.</summary>
    public void Put(ReadOnlySpan<string> path, HoconNode value)
    {
        var target = this;
        for (; path.Length > 1; path = path[1..])
        {
            if (!target.Fields.TryGetValue(path[0], out var child) || child is not ObjectNode inner || inner.Owner != Owner)
                break;
            target._hasSubstitutions = null;
            target = inner;
        }
        for (; path.Length > 1; path = path[..^1])
        {
            var parent = new ObjectNode(Owner);
            parent.Fields.Add(path[^1], value);
            value = parent;
        }
        target.PutField(path[0], value);
    }

    private object? Owner { get; } = owner;

    private void PutField(string key, HoconNode value)
    {
        _hasSubstitutions = null;
        if (!Fields.TryGetValue(key, out var present))
            Fields.Add(key, value);
        else if (value is ObjectNode newer && present is ObjectNode older && older.Owner == Owner && Owner is not null)
            older.MergeIn(newer);
        else
            Fields[key] = HoconNodes.Merge(value, present);
    }

    private void MergeIn(ObjectNode newer)
    {
        HoconText.EnsureStack();
        foreach (var (key, value) in newer.Fields) PutField(key, value);
    }
}
