namespace Akka.Configuration.Hocon;

/// <summary>${path}, or ${?path} when optional; in an included document the path is tried below <paramref name="prefix"/> first.</summary>
internal sealed class SubstitutionNode(string[] path, bool optional, string where, string[] prefix) : HoconNode
{
    public string[] Path { get; } = path;

    public string[] Prefix { get; } = prefix;

    public bool Optional { get; } = optional;

    /// <summary>Where it was written, for error texts.</summary>
    public string Where { get; } = where;

    public override bool HasSubstitutions => true;

    public override string ToString() => $"${{{(Optional ? "?" : "")}{string.Join('.', Path.Select(HoconText.QuoteKey))}}}";
}
