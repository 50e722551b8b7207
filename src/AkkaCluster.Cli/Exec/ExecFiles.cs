using System.Collections.Concurrent;
using System.IO.Enumeration;
using AkkaCluster.Cli.Commands;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Exec;

/// <summary>The files that travel with a run: stored before it is handed in, and fetched as its commands end. Of a folder, all that is in it.</summary>
internal sealed class ExecFiles(ClusterClient client)
{
    private const int AtOnce = 8;

    private readonly ConcurrentDictionary<string, JobFile> _stored = new(StringComparer.Ordinal);

    /// <summary>All that is stored, to hand in with the job.</summary>
    public IReadOnlyList<JobFile> All => [.. _stored.Values.OrderBy(file => file.Name, StringComparer.Ordinal)];

    /// <summary>Stores those of them that are not stored yet.</summary>
    /// <exception cref="UsageException">One is not there.</exception>
    public Task StoreAsync(IEnumerable<string> paths, CancellationToken cancellation) => Parallel.ForEachAsync(
        paths.SelectMany(Expand).Distinct(StringComparer.Ordinal).Where(path => !_stored.ContainsKey(path)),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
        async (path, token) => _stored[path] = await client.StoreFileAsync(path, path, token).ConfigureAwait(false));

    /// <summary>The files that paths name, folders taken apart.</summary>
    public static IReadOnlyList<string> Expand(string path) =>
        File.Exists(path) ? [path]
        : Directory.Exists(path) ? [.. FilesBelow(path)]
        : throw new UsageException($"The file '{path}', which is to be transferred, is not there (looked from {Environment.CurrentDirectory}).");

    /// <summary>Links to folders are not followed: one to its parent would have no end.</summary>
    private static FileSystemEnumerable<string> FilesBelow(string folder) => new(folder, (ref entry) => entry.ToSpecifiedFullPath(), new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
    {
        ShouldIncludePredicate = (ref entry) => !entry.IsDirectory,
        ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
    };

    /// <summary>Fetches what a command has returned. It goes where the command line says, and nowhere else.</summary>
    public async Task FetchAsync(string job, long index, ExecTask task, CancellationToken cancellation)
    {
        await foreach (var file in client.GetFilesAsync(job, index, cancellation).ConfigureAwait(false))
        {
            if (file.Task > index)
                break;
            if (file.Task == index && task.Returns.Any(path => file.Name == path || file.Name.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal)) && !file.Name.Split('/').Contains(".."))
                await client.FetchFileAsync(file, file.Name, cancellation).ConfigureAwait(false);
        }
    }
}
