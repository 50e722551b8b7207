using System.Collections.Concurrent;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Files;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>What one job has on one worker: the files that came with it, each fetched once, and the folders of its tasks. All of it goes when the worker is done with the job.</summary>
/// <param name="path">Where; made when it is first asked for.</param>
/// <param name="list">The list of the job's files; null for none.</param>
/// <param name="transfer">Brings files.</param>
/// <param name="store">Has the list.</param>
internal sealed class JobFolder(Lazy<string> path, string? list, FileTransfer transfer, IFileStore store) : IDisposable
{
    private readonly ConcurrentDictionary<string, Task<string>> _shared = new(StringComparer.Ordinal);

    public FileTransfer Transfer => transfer;

    /// <summary>A file of the job.</summary>
    /// <exception cref="TaskFailedException">It has none of this name.</exception>
    public async Task<JobFile> FindAsync(string name, CancellationToken cancellation) =>
        (list is null ? null : await store.FindAttachedAsync(list, name, cancellation).ConfigureAwait(false))
        ?? throw new TaskFailedException($"The job has no file '{name}'; expected one that was handed in with it.", permanent: true);

    /// <summary>Where a file lies that all tasks of the job share here. One that could not be fetched is tried again by the next who asks.</summary>
    public async Task<string> ShareAsync(JobFile file, CancellationToken cancellation)
    {
        var key = file.IsExecutable ? file.Sha256 + "-x" : file.Sha256;
        var fetching = _shared.GetOrAdd(key, name => FetchAsync(file, name));
        try
        {
            return await fetching.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception) when (fetching.IsFaulted)
        {
            _shared.TryRemove(KeyValuePair.Create(key, fetching));
            throw;
        }
    }

    /// <summary>A folder of an attempt's own.</summary>
    public string ForTask(long index, int attempt, long lease) => Directory.CreateDirectory(Path.Combine(path.Value, $"task-{index}-{attempt}-{lease}")).FullName;

    public void Dispose()
    {
        if (path.IsValueCreated)
            WorkFolder.Delete(path.Value);
    }

    private async Task<string> FetchAsync(JobFile file, string name)
    {
        var target = Path.Combine(Directory.CreateDirectory(Path.Combine(path.Value, "shared")).FullName, name);
        await transfer.FetchAsync(file, target, CancellationToken.None).ConfigureAwait(false);
        return target;
    }
}
