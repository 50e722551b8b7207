using AkkaCluster.ConventionTests.Rules;

namespace AkkaCluster.ConventionTests;

public sealed class RepositoryTests
{
    public static TheoryData<string> RuleNames => new(Rule.All.Keys);

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void The_repository_keeps_the_rule(string rule)
    {
        var findings = Rule.Run(rule);
        Assert.True(findings.Count == 0, $"{findings.Count} breaches of {rule}:\n{string.Join('\n', findings)}");
    }

    [Fact]
    public void Every_exemption_still_excuses_something_and_says_why()
    {
        var idle = Exemptions.All
            .Where(e => string.IsNullOrWhiteSpace(e.Reason) || !Rule.All.TryGetValue(e.Rule, out var find) || !find().Any(f => e.Covers(e.Rule, f.File)))
            .Select(e => $"{e.Rule} {e.Path}: excuses nothing or gives no reason; remove it from Rules/Exemptions.cs.");
        Assert.Empty(idle);
    }

    [Fact]
    public void The_rules_see_the_repository()
    {
        Assert.Contains(Repository.Code, f => f.Path == "tests/AkkaCluster.ConventionTests/RepositoryTests.cs");
        Assert.Contains(Repository.Projects, f => f.Path == "src/AkkaCluster.Jobs/AkkaCluster.Jobs.csproj");
        Assert.Contains("PackageVersion", Repository.PackageVersions.Text, StringComparison.Ordinal);
    }
}
