using AkkaCluster.Chaos.Plans;
using AkkaCluster.Jobs.Storage;
using Microsoft.Data.Sqlite;

namespace AkkaCluster.Chaos.World.Stores;

/// <summary>An SQLite file on a disk of its own, in memory, that can be full or read-only.</summary>
internal sealed class SqliteWorld : IStoreWorld
{
    private const string Size = "size=500m";
    private static readonly TimeSpan BusyPatience = TimeSpan.FromSeconds(10);

    private readonly string _folder;

    // There is one disk: one fault of it after the other.
    private readonly SemaphoreSlim _disk = new(1);

    public SqliteWorld(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        Shell.Run("mount", "-t", "tmpfs", "-o", Size, "none", folder);
    }

    public static IReadOnlyList<FaultKind> Kinds => [FaultKind.DiskFull, FaultKind.DiskReadOnly];

    private string Filler => Path.Combine(_folder, "filler");

    public IReadOnlyList<string> Flags => ["--data", _folder];

    public StoreOptions Options => new() { Directory = _folder };

    public IReadOnlyDictionary<string, int> Tally => new Dictionary<string, int>();

    public async Task InjectAsync(Fault fault, IReadOnlyList<ChaosNode> nodes)
    {
        await _disk.WaitAsync().ConfigureAwait(false);
        try
        {
            await (fault.Kind == FaultKind.DiskFull ? FillAsync(fault) : ReadOnlyAsync(fault, nodes)).ConfigureAwait(false);
        }
        finally
        {
            _disk.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        Shell.Run("umount", "-l", _folder);
        _disk.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task FillAsync(Fault fault)
    {
        Fill();
        await Task.Delay(TimeSpan.FromSeconds(fault.Lasts)).ConfigureAwait(false);
        File.Delete(Filler);
    }

    /// <summary>Leaves no room beyond what is taken.</summary>
    private void Fill()
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

    /// <summary>The kernel refuses to make a disk read-only on which files are open to be written: all nodes are killed first, and start again on a disk that is.</summary>
    private async Task ReadOnlyAsync(Fault fault, IReadOnlyList<ChaosNode> nodes)
    {
        foreach (var node in nodes)
            node.Hold();
        try
        {
            await Task.WhenAll(nodes.Select(node => node.KillAsync())).ConfigureAwait(false);
            await UntilReadOnlyAsync().ConfigureAwait(false);
        }
        finally
        {
            foreach (var node in nodes)
                node.LetGo();
        }
        await Task.Delay(TimeSpan.FromSeconds(fault.Lasts)).ConfigureAwait(false);
        Shell.Run("mount", "-o", "remount,rw," + Size, _folder);
    }

    private async Task UntilReadOnlyAsync()
    {
        for (var began = TimeProvider.System.GetTimestamp(); ;)
        {
            try
            {
                // The checker's own connections, kept for the next time.
                SqliteConnection.ClearAllPools();
                Shell.Run("mount", "-o", "remount,ro", _folder);
                // The disk, not this mount of it: nodes get copies of the mount when they start, whose flag nobody would take back.
                Shell.Run("mount", "-o", "remount,bind,rw", _folder);
                return;
            }
            catch (InvalidOperationException) when (TimeProvider.System.GetElapsedTime(began) < BusyPatience)
            {
                await Task.Delay(Random.Shared.Next(10, 50)).ConfigureAwait(false);
            }
        }
    }
}
