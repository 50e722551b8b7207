namespace AkkaCluster.Jobs.Storage.Sqlite;

/// <summary>
/// Whether the files of an SQLite store are those that this process opened. A process that goes on with files that were removed writes into nothing: what it
/// commits is gone with it. Shared by the writer and whoever looks.
/// </summary>
internal sealed class SqliteFiles(string path)
{
    private static readonly string[] Ends = ["", "-wal", "-shm"];

    private readonly Lock _gate = new();
    private readonly FileIdentity?[] _opened = new FileIdentity?[Ends.Length];

    /// <summary>Fails where a file is gone or another lies in its place.</summary>
    /// <exception cref="StoreUnavailableException">Says which file.</exception>
    public void Check()
    {
        lock (_gate)
        {
            if (FileIdentity.Of(path) is null)
                throw SqliteErrors.Gone(path);
            if (FindChanged() is { } changed)
                throw SqliteErrors.Replaced(path, changed);
        }
    }

    /// <summary>A transaction has begun: all three files are open now.</summary>
    public void Remember()
    {
        lock (_gate)
        {
            for (var i = 0; i < Ends.Length; i++)
                _opened[i] ??= FileIdentity.Of(path + Ends[i]);
        }
    }

    /// <summary>The writing connection is about to be closed. Whoever closes last removes log and index, so that others may lie there next time; but only where they were still ours.</summary>
    public void Closing()
    {
        lock (_gate)
        {
            if (FindChanged() is null)
                (_opened[1], _opened[2]) = (null, null);
        }
    }

    private string? FindChanged()
    {
        for (var i = 0; i < Ends.Length; i++)
        {
            if (_opened[i] is { } opened && FileIdentity.Of(path + Ends[i]) != opened)
                return path + Ends[i];
        }

        return null;
    }
}
