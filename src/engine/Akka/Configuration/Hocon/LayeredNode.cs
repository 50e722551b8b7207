namespace Akka.Configuration.Hocon;

/// <summary>A key that was given twice, where only substitution tells whether the newer value hides the older one or is merged into it.</summary>
internal sealed class LayeredNode(HoconNode newer, HoconNode older) : HoconNode
{
    public HoconNode Newer { get; } = newer;

    public HoconNode Older { get; } = older;

    public override bool HasSubstitutions => true;
}
