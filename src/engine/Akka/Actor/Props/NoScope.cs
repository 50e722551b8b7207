namespace Akka.Actor;

/// <summary>Says nothing about where an actor runs.</summary>
internal sealed class NoScope : Scope
{
    public static readonly NoScope Instance = new();

    public override Scope WithFallback(Scope other) => other;

    public override Scope Copy() => this;
}
