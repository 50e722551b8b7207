namespace Akka.Configuration.Hocon;

/// <summary>A text, number, boolean or null, kept as it was written.</summary>
public class HoconLiteral : IHoconElement
{
    /// <summary>The text; null for the null literal.</summary>
    public string? Value { get; set; }

    /// <inheritdoc/>
    public bool IsArray() => false;

    /// <inheritdoc/>
    public bool IsString() => true;

    /// <inheritdoc/>
    public string? GetString() => Value;

    /// <inheritdoc/>
    public IList<HoconValue> GetArray() =>
        throw new ConfigurationException($"found the value '{Value}', expected an array.");

    /// <inheritdoc/>
    public override string ToString() => HoconText.Quote(Value);
}
