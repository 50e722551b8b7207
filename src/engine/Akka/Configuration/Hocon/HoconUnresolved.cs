namespace Akka.Configuration.Hocon;

/// <summary>Stands where a substitution has no value: reading it fails, the rest of the configuration stays readable.</summary>
internal sealed class HoconUnresolved(string reason) : IHoconElement
{
    public ConfigurationException Error() => new(reason);

    public bool IsArray() => throw Error();

    public bool IsString() => throw Error();

    public string GetString() => throw Error();

    public IList<HoconValue> GetArray() => throw Error();
}
