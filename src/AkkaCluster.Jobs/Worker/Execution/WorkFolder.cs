namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>
/// A node's folder for what its jobs, or its pushed kinds, have on this machine. Several workers may have theirs in one place: each holds a lock in its own, which goes with its process, and by which the next
/// worker there tells what one that was killed has left.
/// </summary>
internal sealed class WorkFolder(string place) : IDisposable
{
    private const string LockName = ".lock";

    private readonly Lock _gate = new();
    private (string Path, FileStream Lock)? _own;
    private int _made;

    /// <summary>A folder for a job, made when it is asked for something.</summary>
    public JobFolder ForJob(string jobId, string? list, Files.FileTransfer transfer, Storage.IFileStore store) =>
        new(new Lazy<string>(() => Make(jobId)), list, transfer, store);

    /// <summary>Makes a folder for something, whatever else is called the same.</summary>
    public string Make(string name) => Directory.CreateDirectory(Path.Combine(Own(), $"{name}-{Interlocked.Increment(ref _made)}")).FullName;

    /// <summary>Deletes what workers have left that are no more.</summary>
    public void DeleteLeft()
    {
        if (!Directory.Exists(place))
            return;
        foreach (var folder in Directory.EnumerateDirectories(place))
        {
            try
            {
                using (new FileStream(Path.Combine(folder, LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                    Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Its worker lives, or it is no worker's, or somebody else deletes it.
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_own is not { } own)
                return;
            Delete(own.Path);
            own.Lock.Dispose();
            _own = null;
        }
    }

    /// <summary>Deletes a folder as far as it can be deleted: what still writes there is being ended.</summary>
    public static void Delete(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The rest goes with the next worker that begins here.
        }
    }

    private string Own()
    {
        lock (_gate)
        {
            if (_own is { } own)
                return own.Path;
            var path = Directory.CreateDirectory(Path.Combine(Path.GetFullPath(place), Guid.NewGuid().ToString("N"))).FullName;
            _own = (path, new FileStream(Path.Combine(path, LockName), FileMode.Create, FileAccess.ReadWrite, FileShare.None));
            return path;
        }
    }
}
