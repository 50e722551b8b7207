namespace AkkaCluster.Cli.Local;

/// <summary>Keeps the folder of a cluster for one command. The operating system holds the lock: it is gone with the process, however that ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    /// <summary>Takes the folder.</summary>
    /// <exception cref="LocalClusterException">Another command has it.</exception>
    public FolderLock(string folder)
    {
        var path = Path.Combine(folder, "cluster.lock");
        try
        {
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new LocalClusterException($"The folder '{folder}' is that of a cluster that runs already ({path} is locked); two clusters cannot share a job store. End that one, or name another folder with --data.");
        }
    }

    public void Dispose() => _file.Dispose();
}
