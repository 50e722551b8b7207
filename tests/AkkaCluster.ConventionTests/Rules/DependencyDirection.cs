namespace AkkaCluster.ConventionTests.Rules;

/// <summary>Hosts, Hosting, Gateway, Jobs and Balancing and Handlers, Storage, Contracts: references point down only; the engine is below all.</summary>
public static class DependencyDirection
{
    private static readonly string[] EnginePackages = ["Google.Protobuf", "Grpc.Tools"];
    private static readonly string[] TestKitPackages = ["xunit", "xunit.extensibility.execution"];

    public static IEnumerable<Finding> Check(Project project) =>
        from item in project.References
        let breach = project.IsEngine ? OfEngine(project, item)
            : Layers.Outside.Contains(project.Name) ? OfOutside(item)
            : project.IsSource ? OfApplication(project, item)
            : OfTest(project, item)
        where breach is not null
        select new Finding(project.File.Path, item.Line, $"{project.Name} references {item.Target}: {breach}");

    public static IEnumerable<Finding> CheckPlace(Project project)
    {
        if (project is { IsSource: true, IsEngine: false } && Layers.RankOf(project.Name) is null && !Layers.Outside.Contains(project.Name))
            yield return new Finding(project.File.Path, 1, $"{project.Name} has no layer: give it its place in Rules/Layers.cs.");
    }

    private static string? OfEngine(Project project, ProjectItem item)
    {
        if (IsApplication(item)) return "the engine knows nothing of the application.";
        var petabridge = project.Name.StartsWith("Petabridge.", StringComparison.Ordinal);
        if (item.Kind == "AkkaReference" && !petabridge) return "the engine references its own projects by path.";
        if (petabridge && IsOtherAkka(item)) return "Petabridge.Cmd is built against either engine: take Akka with <AkkaReference Include=\"...\" />.";
        if (item.Kind != "PackageReference" || EnginePackages.Contains(item.Include)) return null;
        var testKit = project.Name.Contains("TestKit", StringComparison.Ordinal) || project.Name.EndsWith("TestAdapter", StringComparison.Ordinal);
        return testKit && TestKitPackages.Contains(item.Include) ? null : "the engine depends on Google.Protobuf alone (its test kits on xunit).";
    }

    private static string? OfOutside(ProjectItem item)
    {
        if (item.Kind == "AkkaReference" || item.Include.StartsWith("Akka.", StringComparison.Ordinal) || InEngine(item))
            return "it talks to a cluster over the wire, without Akka.";
        if (item.Kind != "ProjectReference" || Layers.Outside.Contains(item.Target) || item.Target == "AkkaCluster.Contracts") return null;
        return "clients see Contracts and each other only.";
    }

    private static string? OfApplication(Project project, ProjectItem item)
    {
        if (item.Kind == "PackageReference" && IsAkka(item.Include) || InEngine(item)) return "take Akka with <AkkaReference Include=\"...\" />, so that the engine can be chosen.";
        if (item.Kind != "ProjectReference") return null;
        return Layers.RankOf(project.Name) is { } own && Layers.RankOf(item.Target) is { } other && other < own ? null
            : "references point down the layers of Rules/Layers.cs only.";
    }

    private static string? OfTest(Project project, ProjectItem item)
    {
        var ofEngine = project.File.Path.StartsWith("tests/engine/", StringComparison.Ordinal);
        if (ofEngine) return IsApplication(item) ? "the engine's tests know nothing of the application." : null;
        return item.Kind == "ProjectReference" && item.Include.Contains("src/engine/", StringComparison.Ordinal) || item.Kind == "PackageReference" && IsAkka(item.Include)
            ? "take Akka with <AkkaReference Include=\"...\" />, so that the engine can be chosen." : null;
    }

    private static bool IsApplication(ProjectItem item) => item.Target.StartsWith("AkkaCluster.", StringComparison.Ordinal);

    private static bool IsOtherAkka(ProjectItem item) => item.Kind == "ProjectReference" && IsAkka(item.Target);

    private static bool IsAkka(string package) => package == "Akka" || package.StartsWith("Akka.", StringComparison.Ordinal);

    private static bool InEngine(ProjectItem item) => item.Kind == "ProjectReference" && item.Include.Contains("/engine/", StringComparison.Ordinal);
}
