namespace AkkaCluster.ConventionTests;

/// <summary>The working tree that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AkkaCluster.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"No AkkaCluster.sln above {AppContext.BaseDirectory}: run these tests from a working tree.");
    }
}
