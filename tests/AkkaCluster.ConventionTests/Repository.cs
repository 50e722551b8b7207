namespace AkkaCluster.ConventionTests;

/// <summary>The working tree that the tests were built from.</summary>
public static class Repository
{
    private static readonly string[] Skipped = ["bin", "obj", ".git", "data", "TestResults"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Code { get; } = Files("*.cs");

    public static IReadOnlyList<SourceFile> Projects { get; } = Files("*.csproj");

    public static SourceFile PackageVersions { get; } = Read(Path.Combine(Root, "Directory.Packages.props"));

    private static List<SourceFile> Files(string pattern) =>
        new[] { "src", "tests", "bench", "samples" }
            .Select(folder => Path.Combine(Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
            .Where(path => !Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(Skipped.Contains))
            .Order(StringComparer.Ordinal)
            .Select(Read)
            .ToList();

    private static SourceFile Read(string path) =>
        new(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path).ReplaceLineEndings("\n"));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "AkkaCluster.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No AkkaCluster.sln above {AppContext.BaseDirectory}: run these tests from a working tree.");
    }
}
