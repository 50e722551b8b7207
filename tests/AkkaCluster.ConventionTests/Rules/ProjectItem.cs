namespace AkkaCluster.ConventionTests.Rules;

/// <summary>One reference of a project: its kind (ProjectReference, PackageReference), what it names, and its line.</summary>
public sealed record ProjectItem(string Kind, string Include, int Line)
{
    public string Target => Kind == "ProjectReference" ? Path.GetFileNameWithoutExtension(Include) : Include;
}
