namespace Akka.Configuration.Hocon;

/// <summary>Keys with their values, in the order in which they were first written.</summary>
public class HoconObject : IHoconElement
{
    /// <summary>The values by key.</summary>
    public Dictionary<string, HoconValue> Items { get; } = new(StringComparer.Ordinal);

    /// <summary>The keys with texts, lists and dictionaries in place of HOCON values.</summary>
    public IDictionary<string, object?> Unwrapped => Items.ToDictionary(item => item.Key, item => item.Value.Unwrap());

    /// <inheritdoc/>
    public bool IsArray() => false;

    /// <inheritdoc/>
    public bool IsString() => false;

    /// <inheritdoc/>
    public string GetString() => throw new ConfigurationException("found an object, expected a single value.");

    /// <summary>The elements in the order of their keys, for an object whose keys are all whole numbers; HOCON reads such an object as an array.</summary>
    public IList<HoconValue> GetArray()
    {
        var numbered = new SortedDictionary<int, HoconValue>();
        foreach (var (key, value) in Items)
        {
            if (!int.TryParse(key, out var index) || index < 0)
                throw new ConfigurationException($"found an object with the key '{key}', expected an array (or an object whose keys are whole numbers).");
            numbered[index] = value;
        }
        return [.. numbered.Values];
    }

    /// <summary>The value of a key, or null.</summary>
    public HoconValue? GetKey(string key) => Items.GetValueOrDefault(key);

    /// <summary>Takes over what <paramref name="other"/> has: its values win, objects are merged.</summary>
    public void Merge(HoconObject other)
    {
        HoconText.EnsureStack();
        foreach (var (key, value) in other.Items)
        {
            if (Items.TryGetValue(key, out var mine) && mine.IsObject() && value.IsObject())
                Items[key] = new HoconValue(mine.GetObject().MergedWith(value.GetObject()));
            else
                Items[key] = value;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => ToString(0);

    /// <summary>HOCON text of this object, its lines indented by <paramref name="indent"/> levels.</summary>
    public string ToString(int indent)
    {
        HoconText.EnsureStack();
        var margin = new string(' ', indent * 2);
        return string.Concat(Items.Select(item => $"{margin}{HoconText.QuoteKey(item.Key)} : {item.Value.ToString(indent)}\n"));
    }

    internal HoconObject MergedWith(HoconObject newer)
    {
        var merged = new HoconObject();
        foreach (var (key, value) in Items) merged.Items.Add(key, value);
        merged.Merge(newer);
        return merged;
    }
}
