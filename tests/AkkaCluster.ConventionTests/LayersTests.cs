using System.Xml.Linq;

namespace AkkaCluster.ConventionTests;

/// <summary>References point down the house only, and who talks to a cluster from outside has no Akka in him.</summary>
public sealed class LayersTests
{
    /// <summary>From the ground up; projects of one layer do not see each other.</summary>
    private static readonly string[][] Layers =
    [
        ["AkkaCluster.Contracts", "AkkaCluster.Node.Packages", "AkkaCluster.Templates"],
        ["AkkaCluster.Client", "AkkaCluster.Contracts.Testing", "AkkaCluster.Http", "AkkaCluster.JobKinds", "AkkaCluster.Downing", "AkkaCluster.Pbm", "pbm"],
        ["AkkaCluster.Jobs.Storage", "AkkaCluster.Hosting"],
        ["AkkaCluster.Jobs", "AkkaCluster.Balancing", "AkkaCluster.Cli"],
        ["AkkaCluster.Jobs.Http", "AkkaCluster.Balancing.Http"],
        ["AkkaCluster.Node"],
        ["AkkaCluster.Seed", "AkkaCluster.Worker", "AkkaCluster.LoadBalancer", "AkkaCluster.Server"],
    ];

    private static readonly string[] WithoutAkka = ["AkkaCluster.Contracts", "AkkaCluster.Contracts.Testing", "AkkaCluster.Client", "AkkaCluster.Cli", "AkkaCluster.JobKinds", "AkkaCluster.Jobs.Storage", "pbm"];

    private static readonly string[] WithoutCluster = ["AkkaCluster.Balancing", "AkkaCluster.Balancing.Http", "AkkaCluster.Http", "AkkaCluster.Hosting", "AkkaCluster.LoadBalancer", "AkkaCluster.Server"];

    public static TheoryData<string> Projects => new(Directory.GetDirectories(Path.Combine(Repository.Root, "src"), "*").Select(folder => Path.GetFileName(folder)!).Where(name => File.Exists(FileOf(name))));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_lower_layers_only(string project)
    {
        var rank = RankOf(project);
        Assert.True(rank >= 0, $"{project} has no layer: give it its place in {nameof(LayersTests)}.");
        Assert.All(ReferencesOf(project), reference => Assert.True(RankOf(reference) < rank, $"{project} references {reference}, which is no lower layer."));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void What_is_to_be_had_without_Akka_or_its_cluster_is(string project)
    {
        var packages = AllOf(project).SelectMany(PackagesOf).Distinct().Where(package => package.StartsWith("Akka", StringComparison.Ordinal)).ToList();
        if (WithoutAkka.Contains(project))
            Assert.Empty(packages);
        if (WithoutCluster.Contains(project))
            Assert.All(packages, package => Assert.Contains(package, (string[])["Akka", "Akka.Hosting", "Akka.Remote"]));
    }

    private static int RankOf(string project) => Array.FindIndex(Layers, layer => layer.Contains(project));

    private static IEnumerable<string> AllOf(string project) => ReferencesOf(project).SelectMany(AllOf).Prepend(project);

    private static IEnumerable<string> ReferencesOf(string project) => ItemsOf(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path));

    private static IEnumerable<string> PackagesOf(string project) => ItemsOf(project, "PackageReference");

    // What is only built with it, and never linked, is no reference.
    private static IEnumerable<string> ItemsOf(string project, string kind) => XDocument.Load(FileOf(project)).Descendants(kind)
        .Where(item => item.Attribute("ReferenceOutputAssembly")?.Value != "false")
        .Select(item => item.Attribute("Include")!.Value);

    private static string FileOf(string project) => Path.Combine(Repository.Root, "src", project, project + ".csproj");
}
