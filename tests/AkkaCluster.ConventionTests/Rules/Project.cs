using System.Text.RegularExpressions;

namespace AkkaCluster.ConventionTests.Rules;

/// <summary>A project file, and what it references; what is only built with it, and never linked, is no reference.</summary>
public sealed partial class Project
{
    public Project(SourceFile file)
    {
        File = file;
        Name = System.IO.Path.GetFileNameWithoutExtension(file.Name);
        References = Reference().Matches(file.Text)
            .Where(m => !m.Value.Contains("ReferenceOutputAssembly=\"false\"", StringComparison.Ordinal))
            .Select(m => new ProjectItem(m.Groups["kind"].Value, m.Groups["what"].Value.Replace('\\', '/'), file.LineOf(m.Index)))
            .ToList();
    }

    public SourceFile File { get; }

    public string Name { get; }

    public IReadOnlyList<ProjectItem> References { get; }

    public bool IsSource => File.Path.StartsWith("src/", StringComparison.Ordinal);

    [GeneratedRegex("<(?<kind>ProjectReference|PackageReference)\\s+Include=\"(?<what>[^\"]+)\"[^>]*")]
    private static partial Regex Reference();
}
