using System.Globalization;

namespace Akka.Configuration.Hocon;

/// <summary>A resolved value of a configuration: a literal, an array, an object, or nothing.</summary>
public class HoconValue
{
    private IHoconElement? _element;

    /// <summary>Creates a value that is empty.</summary>
    public HoconValue()
    {
    }

    internal HoconValue(IHoconElement element) => _element = element;

    /// <summary>Whether there is nothing in it: no element, or an object without keys.</summary>
    public bool IsEmpty => _element is null or HoconObject { Items.Count: 0 };

    /// <summary>The element that it holds; none when it is empty.</summary>
    public List<IHoconElement> Values => _element is null ? [] : [_element];

    internal IHoconElement? Element => _element;

    internal bool IsNull => _element is null or HoconLiteral { Value: null };

    /// <summary>Takes an element over: an object is merged into the object that is there, anything else replaces what was there.</summary>
    public void AppendValue(IHoconElement value) =>
        _element = _element is HoconObject mine && value is HoconObject other ? mine.MergedWith(other) : value;

    /// <summary>Empties the value.</summary>
    public void Clear() => _element = null;

    /// <summary>Replaces what was there.</summary>
    public void NewValue(IHoconElement value) => _element = value;

    /// <summary>This value as a configuration of its own, under <paramref name="key"/>.</summary>
    public Config AtKey(string key)
    {
        var parent = new HoconObject();
        parent.Items.Add(key, this);
        return new Config(new HoconRoot(new HoconValue(parent)));
    }

    /// <summary>This object as a configuration of its own.</summary>
    public Config ToConfig() => new(new HoconRoot(this));

    /// <summary>Whether it holds an array (or an object whose keys are whole numbers, when read with <see cref="GetArray"/>).</summary>
    public bool IsArray() => _element?.IsArray() ?? false;

    /// <summary>Whether it holds an object.</summary>
    public bool IsObject() => _element is HoconUnresolved bad ? throw bad.Error() : _element is HoconObject;

    /// <summary>Whether it holds a literal.</summary>
    public bool IsString() => _element?.IsString() ?? false;

    /// <summary>The object; an error when it is none.</summary>
    public HoconObject GetObject() => _element switch
    {
        HoconObject value => value,
        HoconUnresolved bad => throw bad.Error(),
        _ => throw Unexpected("an object"),
    };

    /// <summary>The value of a key of this object, or null.</summary>
    public HoconValue? GetChildObject(string key) => GetObject().GetKey(key);

    /// <summary>The literal's text; null for an array, an object, nothing and the null literal.</summary>
    public string? GetString() => _element switch
    {
        HoconLiteral literal => literal.Value,
        HoconUnresolved bad => throw bad.Error(),
        _ => null,
    };

    /// <summary>true, on, yes; or false, off, no.</summary>
    public bool GetBoolean() => GetString()?.ToLowerInvariant() switch
    {
        "true" or "on" or "yes" => true,
        "false" or "off" or "no" => false,
        _ => throw Unexpected("true, false, on, off, yes or no"),
    };

    /// <summary>The literal as a number.</summary>
    public int GetInt() => int.TryParse(GetString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
        ? number : throw Unexpected("a whole number of 32 bits");

    /// <summary>The literal as a number.</summary>
    public long GetLong() => long.TryParse(GetString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
        ? number : throw Unexpected("a whole number of 64 bits");

    /// <summary>The literal as a number.</summary>
    public byte GetByte() => byte.TryParse(GetString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
        ? number : throw Unexpected("a whole number from 0 to 255");

    /// <summary>The literal as a number.</summary>
    public float GetFloat() => float.TryParse(GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number : throw Unexpected("a number");

    /// <summary>The literal as a number.</summary>
    public double GetDouble() => double.TryParse(GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number : throw Unexpected("a number");

    /// <summary>The literal as a number.</summary>
    public decimal GetDecimal() => decimal.TryParse(GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number : throw Unexpected("a number");

    /// <summary>The literal as a number of bytes: 512, 128kB (1,000 each), 64KiB or 64k (1,024 each), up to EiB.</summary>
    public long? GetByteSize() => IsNull ? null
        : HoconUnits.ByteSize(GetString()) ?? throw Unexpected("a size such as 512, 128kB or 4MiB");

    /// <summary>The literal as a duration: 5s, 100 ms, 2m, a bare number of milliseconds, or infinite where that is allowed.</summary>
    public TimeSpan GetTimeSpan(bool allowInfinite = true) => HoconUnits.Duration(GetString(), allowInfinite)
        ?? throw Unexpected("a duration that is not negative, such as 5s, 100ms or 2m" + (allowInfinite ? ", or infinite" : ""));

    /// <summary>The elements of the array.</summary>
    public IList<HoconValue> GetArray() => _element switch
    {
        HoconArray array => array,
        HoconObject numbered => numbered.GetArray(),
        HoconUnresolved bad => throw bad.Error(),
        null => [],
        _ => throw Unexpected("an array"),
    };

    /// <summary>The array's elements as texts.</summary>
    public IList<string> GetStringList() => ListOf(value => value.GetString() ?? throw value.Unexpected("a text"));

    /// <summary>The array's elements as booleans.</summary>
    public IList<bool> GetBooleanList() => ListOf(value => value.GetBoolean());

    /// <summary>The array's elements as numbers.</summary>
    public IList<int> GetIntList() => ListOf(value => value.GetInt());

    /// <summary>The array's elements as numbers.</summary>
    public IList<long> GetLongList() => ListOf(value => value.GetLong());

    /// <summary>The array's elements as numbers.</summary>
    public IList<byte> GetByteList() => ListOf(value => value.GetByte());

    /// <summary>The array's elements as numbers.</summary>
    public IList<float> GetFloatList() => ListOf(value => value.GetFloat());

    /// <summary>The array's elements as numbers.</summary>
    public IList<double> GetDoubleList() => ListOf(value => value.GetDouble());

    /// <summary>The array's elements as numbers.</summary>
    public IList<decimal> GetDecimalList() => ListOf(value => value.GetDecimal());

    /// <inheritdoc/>
    public override string ToString() => ToString(0);

    /// <summary>HOCON text of this value, an object's lines indented by one level more than <paramref name="indent"/>.</summary>
    public virtual string ToString(int indent) => _element switch
    {
        null => "null",
        HoconObject { Items.Count: 0 } => "{}",
        HoconObject value => $"{{\n{value.ToString(indent + 1)}{new string(' ', indent * 2)}}}",
        HoconUnresolved bad => throw bad.Error(),
        _ => _element.ToString()!,
    };

    internal object? Unwrap() => _element switch
    {
        HoconObject value => value.Unwrapped,
        HoconArray array => array.Select(value => value.Unwrap()).ToList(),
        HoconUnresolved bad => throw bad.Error(),
        _ => GetString(),
    };

    private List<T> ListOf<T>(Func<HoconValue, T> read) => [.. GetArray().Select(read)];

    private ConfigurationException Unexpected(string expected) =>
        new($"found {(IsNull ? "nothing" : HoconText.KindOf(this))}, expected {expected}.");
}
