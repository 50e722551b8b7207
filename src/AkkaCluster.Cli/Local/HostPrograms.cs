using System.Runtime.InteropServices;

namespace AkkaCluster.Cli.Local;

/// <summary>Finds the programs of the nodes: beside this one where it was published, in the neighbouring projects in a source checkout.</summary>
internal static class HostPrograms
{
    /// <summary>The assembly of a host such as <c>AkkaCluster.Seed</c>.</summary>
    /// <exception cref="FileNotFoundException">It was not built.</exception>
    public static string Find(string project)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var published = Path.Combine(here.FullName, "hosts", project, project + ".dll");
        if (File.Exists(published))
            return published;
        // …/src/AkkaCluster.Cli/bin/Release/net10.0: the same place in the neighbour's folder.
        var (framework, configuration, root) = (here.Name, here.Parent?.Name ?? "", SourceRoot(here));
        var built = root is null ? published : Path.Combine(root, project, "bin", configuration, framework, project + ".dll");
        return File.Exists(built)
            ? built
            : throw new FileNotFoundException($"The program {project} is not there (looked for {published} and {built}). Build it: dotnet build src/{project}.", built);
    }

    /// <summary>Where a release build of another checkout has a host's assembly.</summary>
    public static string BuiltIn(string checkout, string project) =>
        Path.Combine(Path.GetFullPath(checkout), "src", project, "bin", "Release", new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Name, project + ".dll");

    /// <summary>The <c>dotnet</c> whose runtime runs this process; the one in the path where it cannot be told.</summary>
    public static string DotNet { get; } = FindDotNet();

    private static string FindDotNet()
    {
        // …/dotnet/shared/Microsoft.NETCore.App/10.0.0/
        var beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return File.Exists(beside) ? beside : "dotnet";
    }

    private static string? SourceRoot(DirectoryInfo folder)
    {
        for (var up = folder; up is not null; up = up.Parent)
        {
            var source = Path.Combine(up.FullName, "src");
            if (File.Exists(Path.Combine(up.FullName, "AkkaCluster.sln")) && Directory.Exists(source))
                return source;
        }
        return null;
    }
}
