namespace AkkaCluster.ConventionTests.Rules;

/// <summary>A file that a rule leaves alone, and why. A path that ends in '/' covers its folder.</summary>
public sealed record Exemption(string Rule, string Path, string Reason)
{
    public bool Covers(string rule, string file) =>
        Rule == rule && (Path.EndsWith('/') ? file.StartsWith(Path, StringComparison.Ordinal) : file == Path);
}
