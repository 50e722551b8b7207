namespace Akka.Configuration.Hocon;

/// <summary>A piece of parsed HOCON before substitution. Nodes do not change once their document is parsed, so configurations share them.</summary>
internal abstract class HoconNode
{
    /// <summary>Whether a substitution stands anywhere in it.</summary>
    public abstract bool HasSubstitutions { get; }
}
