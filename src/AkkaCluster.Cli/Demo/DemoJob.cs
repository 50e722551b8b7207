using System.Text.Json.Nodes;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Demo;

/// <summary>The job that a demonstration runs.</summary>
/// <param name="Title">What it does, in a few words.</param>
/// <param name="Request">The job.</param>
/// <param name="Expected">Its published answer; null where there is none.</param>
internal sealed record DemoJob(string Title, JobRequest Request, string? Expected)
{
    /// <summary>The folders that it reads.</summary>
    public IReadOnlyList<string> Folders { get; private init; } = [];

    /// <summary>
    /// Counts the primes below 2^28, each number tested by itself: a sieve would be done in a second, before anything could be killed.
    /// The answer is π(2^28), OEIS A007053.
    /// </summary>
    public static DemoJob Primes { get; } = new(
        "count the primes below 268,435,456 (2^28), each number tested by itself",
        new JobRequest { Kind = "primes", Parameters = new JsonObject { ["below"] = 1 << 28, ["method"] = "test" } },
        "14630843");

    /// <summary>Counts the words of the reader's own files.</summary>
    public static DemoJob WordCount(IReadOnlyList<string> paths) => new(
        "count the words of " + string.Join(", ", paths),
        new JobRequest { Kind = "wordcount", Parameters = new JsonObject { ["top"] = 20, ["pieceSize"] = 1 << 20 }, Inputs = new JobInputs.Files([.. paths.Select(Path.GetFullPath)]) },
        null)
    {
        Folders = [.. paths.Select(path => FolderOf(Path.GetFullPath(path)))],
    };

    private static string FolderOf(string path) =>
        path.IndexOfAny(['*', '?']) is >= 0 and var wildcard ? path[..(path.LastIndexOf('/', wildcard) + 1)] : path;
}
