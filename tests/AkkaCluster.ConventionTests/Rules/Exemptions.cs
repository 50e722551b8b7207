namespace AkkaCluster.ConventionTests.Rules;

/// <summary>The whole list of what the conventions leave alone. Each line says why; a line that no longer excuses anything fails.</summary>
public static class Exemptions
{
    public static IReadOnlyList<Exemption> All { get; } =
    [];
}
