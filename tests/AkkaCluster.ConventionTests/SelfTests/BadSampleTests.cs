using AkkaCluster.ConventionTests.Rules;

namespace AkkaCluster.ConventionTests.SelfTests;

/// <summary>Each rule finds its breach in a small bad sample, at the right line.</summary>
public sealed class BadSampleTests
{
    [Fact]
    public void A_second_type_in_a_file_is_found()
    {
        var finding = Assert.Single(OneTypePerFile.Check(new SourceFile("src/Alpha.Log.cs", "partial class Alpha { }\nfile class Own { }\nclass Beta { }")));
        Assert.Equal(3, finding.Line);
        Assert.Contains("Beta.cs", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_long_is_found()
    {
        Assert.Empty(Sizes.CheckFile(new SourceFile("src/A.cs", Lines(Sizes.FileLimit))));
        Assert.Single(Sizes.CheckFile(new SourceFile("src/A.cs", Lines(Sizes.FileLimit + 1))));
        Assert.Single(Sizes.CheckFile(new SourceFile("src/Program.cs", Lines(Sizes.ProgramLimit + 1))));
    }

    [Theory]
    [InlineData("class A\n{{\n    void M()\n    {{\n{0}    }}\n}}", 3)]
    [InlineData("class A\n{{\n    [X]\n    int M() =>\n{0}    1;\n}}", 4)]
    [InlineData("class A\n{{\n    A(int n) : base(n)\n    {{\n        while (true) {{ }}\n{0}    }}\n}}", 3)]
    public void A_member_that_is_too_long_is_found(string template, int line)
    {
        Assert.Empty(Sizes.CheckMembers(Sample(template, Sizes.MemberLimit - 10)));
        Assert.Equal(line, Assert.Single(Sizes.CheckMembers(Sample(template, Sizes.MemberLimit + 1))).Line);
    }

    [Theory]
    [InlineData("class A\n{\n  void M() { Thread.Sleep(1); }\n}")]
    [InlineData("class A\n{\n  Task M() => Task . Delay(1);\n}")]
    public void A_sleep_in_a_test_is_found(string text)
    {
        Assert.Equal(3, Assert.Single(ForbiddenCalls.CheckSleeps(new SourceFile("tests/A.cs", text))).Line);
        Assert.Empty(ForbiddenCalls.CheckSleeps(new SourceFile("src/A.cs", text)));
    }

    [Fact]
    public void A_wait_for_a_cancellation_is_no_sleep() =>
        Assert.Empty(ForbiddenCalls.CheckSleeps(new SourceFile("tests/A.cs", "Task.Delay(Timeout.InfiniteTimeSpan, token)")));

    [Fact]
    public void A_project_that_is_built_and_not_linked_is_no_reference() =>
        Assert.Empty(new Project(new SourceFile("src/AkkaCluster.Cli/AkkaCluster.Cli.csproj",
            "<ProjectReference Include=\"../AkkaCluster.Seed/AkkaCluster.Seed.csproj\" ReferenceOutputAssembly=\"false\" />")).References);

    [Theory]
    [InlineData("class A\n{\n  object t = DateTime.UtcNow;\n}", 1)]
    [InlineData("class A\n{\n  object t = System.DateTimeOffset.Now;\n}", 1)]
    [InlineData("class A\n{\n  object t = \"DateTime.Now\"; // DateTime.UtcNow\n}", 0)]
    public void A_clock_read_is_found(string text, int count)
    {
        var findings = ForbiddenCalls.CheckClockReads(new SourceFile("src/A.cs", text)).ToList();
        Assert.Equal(count, findings.Count);
        Assert.All(findings, f => Assert.Equal(3, f.Line));
    }

    [Theory]
    [InlineData("src/AkkaCluster.Jobs.Storage/AkkaCluster.Jobs.Storage.csproj", "ProjectReference", "../AkkaCluster.Jobs/AkkaCluster.Jobs.csproj")]
    [InlineData("src/AkkaCluster.Jobs/AkkaCluster.Jobs.csproj", "ProjectReference", "../AkkaCluster.Balancing/AkkaCluster.Balancing.csproj")]
    [InlineData("src/AkkaCluster.Client/AkkaCluster.Client.csproj", "PackageReference", "Akka")]
    [InlineData("src/AkkaCluster.Cli/AkkaCluster.Cli.csproj", "ProjectReference", "../AkkaCluster.Jobs/AkkaCluster.Jobs.csproj")]
    public void A_reference_that_points_up_is_found(string path, string kind, string target)
    {
        var project = new Project(new SourceFile(path, $"<Project>\n  <{kind} Include=\"{target}\" />\n</Project>"));
        Assert.Equal(2, Assert.Single(DependencyDirection.Check(project)).Line);
    }

    [Theory]
    [InlineData("src/AkkaCluster.Jobs.Http/AkkaCluster.Jobs.Http.csproj", "ProjectReference", "../AkkaCluster.Jobs/AkkaCluster.Jobs.csproj")]
    [InlineData("src/AkkaCluster.Jobs/AkkaCluster.Jobs.csproj", "PackageReference", "Akka.Cluster")]
    [InlineData("src/AkkaCluster.Cli/AkkaCluster.Cli.csproj", "PackageReference", "Spectre.Console")]
    public void A_reference_that_points_down_is_left_alone(string path, string kind, string target) =>
        Assert.Empty(DependencyDirection.Check(new Project(new SourceFile(path, $"<{kind} Include=\"{target}\" />"))));

    [Fact]
    public void A_project_without_a_layer_is_found() =>
        Assert.Single(DependencyDirection.CheckPlace(new Project(new SourceFile("src/AkkaCluster.New/AkkaCluster.New.csproj", "<Project />"))));

    [Fact]
    public void Packages_out_of_order_or_twice_are_found()
    {
        const string versions = "<PackageVersion Include=\"B\" Version=\"1\" />\n<PackageVersion Include=\"a\" Version=\"1\" />\n<PackageVersion Include=\"A\" Version=\"1\" />";
        Assert.Equal([2, 3], PackageOrder.CheckOrder(new SourceFile("Directory.Packages.props", versions)).Select(f => f.Line));
    }

    [Fact]
    public void A_version_in_a_project_is_found() =>
        Assert.Single(PackageOrder.CheckCentral(new SourceFile("src/A.csproj", "<PackageReference Include=\"B\" Version=\"1\" />")));

    private static SourceFile Sample(string template, int lines) =>
        new("src/A.cs", string.Format(System.Globalization.CultureInfo.InvariantCulture, template, Lines(lines)));

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("// line\n", count));
}
