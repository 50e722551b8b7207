namespace AkkaCluster.ConventionTests.Rules;

/// <summary>The whole list of what the conventions leave alone. Each line says why; a line that no longer excuses anything fails.</summary>
public static class Exemptions
{
    public static IReadOnlyList<Exemption> All { get; } =
    [
        new("no-clock-reads", "tests/engine/Akka.Remote.Tests/Tls/TestCertificates.cs", "TLS holds a certificate's validity against the real clock."),
    ];
}
