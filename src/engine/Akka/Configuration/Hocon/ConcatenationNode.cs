namespace Akka.Configuration.Hocon;

/// <summary>Values side by side of which at least one is a substitution, so that their kind is not known yet.</summary>
internal sealed class ConcatenationNode(IReadOnlyList<HoconNode> parts) : HoconNode
{
    public IReadOnlyList<HoconNode> Parts { get; } = parts;

    public override bool HasSubstitutions => true;
}
