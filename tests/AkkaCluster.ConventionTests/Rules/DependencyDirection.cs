namespace AkkaCluster.ConventionTests.Rules;

/// <summary>Hosts, Hosting, Gateway, Jobs and Balancing and Handlers, Storage, Contracts: references point down only, and clients have no Akka in them.</summary>
public static class DependencyDirection
{
    public static IEnumerable<Finding> Check(Project project) =>
        from item in project.References
        let breach = Layers.Outside.Contains(project.Name) ? OfOutside(item) : project.IsSource ? OfApplication(project, item) : null
        where breach is not null
        select new Finding(project.File.Path, item.Line, $"{project.Name} references {item.Target}: {breach}");

    public static IEnumerable<Finding> CheckPlace(Project project)
    {
        if (project.IsSource && Layers.RankOf(project.Name) is null && !Layers.Outside.Contains(project.Name))
            yield return new Finding(project.File.Path, 1, $"{project.Name} has no layer: give it its place in Rules/Layers.cs.");
    }

    private static string? OfOutside(ProjectItem item)
    {
        if (item.Include == "Akka" || item.Include.StartsWith("Akka.", StringComparison.Ordinal)) return "it talks to a cluster over the wire, without Akka.";
        if (item.Kind != "ProjectReference" || Layers.Outside.Contains(item.Target) || item.Target == "AkkaCluster.Contracts") return null;
        return "clients see Contracts and each other only.";
    }

    private static string? OfApplication(Project project, ProjectItem item)
    {
        if (item.Kind != "ProjectReference") return null;
        return Layers.RankOf(project.Name) is { } own && Layers.RankOf(item.Target) is { } other && other < own ? null
            : "references point down the layers of Rules/Layers.cs only.";
    }
}
