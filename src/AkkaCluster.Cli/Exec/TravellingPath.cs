using AkkaCluster.Cli.Commands;

namespace AkkaCluster.Cli.Exec;

/// <summary>The path of a file that travels with a run: relative, or with <c>/./</c> before what is kept of it on the workers.</summary>
internal static class TravellingPath
{
    private const string Anchor = "/./";

    /// <summary>The path, if it is one.</summary>
    /// <exception cref="UsageException">It leads out of the folder that a command has for itself.</exception>
    public static string Checked(string path, string option)
    {
        var kept = Kept(path);
        return path.Length > 0 && !Path.IsPathRooted(kept) && !kept.Split('/').Contains("..") && !path.Any(char.IsControl)
            ? path
            : throw new UsageException($"{option} is '{path}'; expected a relative path without '..', since it lies in the command's own folder on the workers, or one with '/./' before what is kept of it there (/data/./a.txt is a.txt).");
    }

    /// <summary>What is kept of it on the workers.</summary>
    public static string Kept(string path) => path.LastIndexOf(Anchor, StringComparison.Ordinal) is >= 0 and var at ? path[(at + Anchor.Length)..] : path;
}
