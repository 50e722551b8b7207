namespace AkkaCluster.ConventionTests;

/// <summary>One breach of a convention: where it is, and what to do about it.</summary>
public sealed record Finding(string File, int Line, string Text)
{
    public override string ToString() => $"{File}:{Line}: {Text}";
}
