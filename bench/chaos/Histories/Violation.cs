namespace AkkaCluster.Chaos.Histories;

/// <summary>Something that may not be.</summary>
/// <param name="Rule">Against which rule it is.</param>
/// <param name="Text">What was found, and what was expected.</param>
internal sealed record Violation(string Rule, string Text)
{
    public override string ToString() => $"{Rule}: {Text}";
}
