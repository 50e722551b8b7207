using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Chaos.World;

/// <summary>An SQLite file on a disk of its own, in memory, that can be full.</summary>
internal sealed class SqliteWorld : IDisposable
{
    private const string Size = "size=500m";

    private readonly string _folder;

    public SqliteWorld(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        Shell.Run("mount", "-t", "tmpfs", "-o", Size, "none", folder);
    }

    private string Filler => Path.Combine(_folder, "filler");

    /// <summary>How nodes reach it.</summary>
    public IReadOnlyList<string> Flags => ["--data", _folder];

    /// <summary>How the checker reaches it.</summary>
    public StoreOptions Options => new() { Directory = _folder };

    /// <summary>Leaves no room beyond what is taken.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            for (var block = new byte[1 << 16]; ;)
                filler.Write(block);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public void Free() => File.Delete(Filler);

    public void Dispose() => Shell.Run("umount", "-l", _folder);
}
