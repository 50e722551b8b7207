using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Files;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>The files that come to the tasks of a chunk, and those that they return, which go with their results. While the store is away they wait for it.</summary>
/// <param name="work">The chunk.</param>
/// <param name="store">The store.</param>
/// <param name="options">What tasks may return.</param>
/// <param name="time">The clock.</param>
internal sealed class TravellingFiles(ChunkWork work, IFileStore store, ExecutionOptions options, TimeProvider time)
{
    private static readonly TimeSpan StorePause = TimeSpan.FromSeconds(1);

    private readonly List<JobFile> _current = [];
    private List<ReturnedFile> _returned = [];
    private string? _folder;

    public string Folder(long index) => _folder ??= work.Folder.ForTask(index, work.Grant.Attempt, work.Grant.Id);

    public Task<string> ShareAsync(string name, CancellationToken cancellation) =>
        AskAsync(async () => await work.Folder.ShareAsync(await work.Folder.FindAsync(name, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false), cancellation);

    public Task FetchAsync(string name, string path, CancellationToken cancellation) => AskAsync(async () =>
    {
        await work.Folder.Transfer.FetchAsync(await work.Folder.FindAsync(name, cancellation).ConfigureAwait(false), path, cancellation).ConfigureAwait(false);
        return true;
    }, cancellation);

    public async Task ReturnAsync(string name, string path, CancellationToken cancellation)
    {
        if (!FileCheck.IsName(name))
            throw new TaskFailedException($"A file to return has a name of {name.Length} characters; expected 1 to 1000 whole ones, none of them for control.", permanent: true);
        if (_current.Exists(file => file.Name == name))
            throw new TaskFailedException($"The task returns two files called '{name}'; give each a name of its own.", permanent: true);
        if (!FileFacts.IsRegular(path))
            throw new TaskFailedException($"'{name}' is no regular file, and only those are returned.", permanent: true);
        var size = new FileInfo(path).Length;
        if (size > options.MaxFile)
            throw new TaskFailedException($"The file '{name}' to return has {size} bytes; at most {options.MaxFile} are allowed (akkacluster.jobs.max-file-size).", permanent: true);
        await AskAsync(async () =>
        {
            var before = await store.CountReturnedBytesAsync(work.JobId, cancellation).ConfigureAwait(false) + _current.Sum(file => file.Size);
            if (before + size > options.MaxFiles)
                throw new TaskFailedException($"With the {size} bytes of '{name}' the job's tasks would have returned {before + size}; at most {options.MaxFiles} are allowed (akkacluster.jobs.max-files-size).", permanent: true);
            _current.Add(await work.Folder.Transfer.StoreAsync(name, path, cancellation).ConfigureAwait(false));
            return true;
        }, cancellation).ConfigureAwait(false);
    }

    /// <summary>The task succeeded: its files go with its result.</summary>
    public void Keep(long index)
    {
        _returned.AddRange(_current.Select(file => new ReturnedFile(index, file)));
        Drop();
    }

    /// <summary>The task has ended; what it did not get recorded goes when its time is over.</summary>
    public void Drop()
    {
        _current.Clear();
        _folder = null;
    }

    /// <summary>Takes what tasks returned since this was last asked.</summary>
    public IReadOnlyList<ReturnedFile> Take()
    {
        var returned = _returned;
        _returned = [];
        return returned;
    }

    private async Task<T> AskAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await work().ConfigureAwait(false);
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(StorePause, time, cancellation).ConfigureAwait(false);
            }
            catch (StoreCorruptException corrupt)
            {
                throw new TaskFailedException(corrupt.Message, corrupt, permanent: true);
            }
        }
    }
}
