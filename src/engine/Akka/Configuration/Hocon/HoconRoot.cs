namespace Akka.Configuration.Hocon;

/// <summary>A parsed HOCON document; its substitutions are not resolved yet.</summary>
public class HoconRoot
{
    private HoconValue? _value;

    /// <summary>A document of a resolved value.</summary>
    public HoconRoot(HoconValue value)
    {
        _value = value;
        Node = HoconNodes.Of(value) as ObjectNode
               ?? throw new ConfigurationException($"found {HoconText.KindOf(value)} as the root of a configuration, expected an object.");
    }

    internal HoconRoot(ObjectNode node) => Node = node;

    /// <summary>The document's content, its substitutions resolved within the document.</summary>
    public HoconValue Value => _value ??= new HoconResolver(Node).ResolveRoot();

    internal ObjectNode Node { get; }
}
