namespace Akka.Configuration.Hocon;

/// <summary>A resolved piece of HOCON: a literal, an array or an object.</summary>
public interface IHoconElement
{
    /// <summary>Whether this is an array.</summary>
    bool IsArray();

    /// <summary>Whether this is a literal.</summary>
    bool IsString();

    /// <summary>The text of a literal; null for the null literal.</summary>
    string? GetString();

    /// <summary>The elements of an array.</summary>
    IList<HoconValue> GetArray();
}
