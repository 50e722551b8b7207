using AkkaCluster.Jobs.Storage.Tests;

namespace AkkaCluster.Peers.Hosts;

/// <summary>What this machine has of Debian's packages.</summary>
internal static class Installed
{
    // Servers stand where a user's search path does not look.
    private static readonly IReadOnlyList<string> Folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), "/usr/sbin"];

    /// <summary>Debian's Python, which its packages are for, whatever else is called python3 here.</summary>
    public const string Python = "/usr/bin/python3";

    public static string? MissingPostgres => PostgresServer.Binaries is null ? "postgresql" : null;

    /// <summary>The program's place, or its name where it is not there.</summary>
    public static string Find(string program) => Folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists) ?? program;

    /// <summary>The package where its program is not there; else null.</summary>
    public static string? MissingProgram(string program, string package) => Path.IsPathRooted(Find(program)) ? null : package;

    /// <summary>The package where Debian's Python has no such module; else null.</summary>
    public static string? MissingModule(string module, string package) => Directory.Exists($"/usr/lib/python3/dist-packages/{module}") ? null : package;
}
