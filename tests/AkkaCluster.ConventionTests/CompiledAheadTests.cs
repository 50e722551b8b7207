using System.Text.Json.Nodes;

namespace AkkaCluster.ConventionTests;

/// <summary>What hosts take of packages' assemblies that were compiled ahead of time takes the place of their own: it has to be of the same version.</summary>
public class CompiledAheadTests
{
    [Theory]
    [InlineData("AkkaCluster.Node")]
    [InlineData("AkkaCluster.LoadBalancer")]
    [InlineData("AkkaCluster.Server")]
    public void Packages_are_compiled_ahead_in_the_versions_that_programs_have(string project)
    {
        var own = Packages(project);
        var shared = Packages("AkkaCluster.Node.Packages").Where(package => own.ContainsKey(package.Key)).ToList();
        Assert.NotEmpty(shared);
        Assert.Equal([], shared.Where(package => own[package.Key] != package.Value).Select(package => $"{package.Key}: {project} has {own[package.Key]}, {package.Value} is compiled ahead"));
    }

    private static Dictionary<string, string> Packages(string project) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", project, "obj", "project.assets.json")))!["libraries"]!.AsObject()
            .Where(library => library.Value!["type"]!.GetValue<string>() == "package")
            .ToDictionary(library => library.Key.Split('/')[0], library => library.Key.Split('/')[1]);
}
