using System.Data.Common;
using System.Diagnostics;
using AkkaCluster.Jobs.Storage.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AkkaCluster.Jobs.Storage.Sqlite;

/// <summary>SQLite: one file, shared by the processes of one machine, written ahead and synchronised at every commit.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    /// <summary>With less than this, a write of any size may fail.</summary>
    private const long LeastSpace = 1024 * 1024;

    private readonly string _path;
    private readonly string _reader;
    private readonly SqliteFiles _files;

    public SqliteDialect(string path)
    {
        Batteries_V2.Init();
        _path = Path.GetFullPath(path);
        _files = new SqliteFiles(_path);
        _reader = new SqliteConnectionStringBuilder { DataSource = _path, Mode = SqliteOpenMode.ReadWrite, Pooling = true }.ToString();
    }

    public override string Description => $"The job store {_path}";

    public override string Migrations => "sqlite";

    public override string TableExists => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @name";

    public override string Milliseconds => "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)";

    public override void LockSchema(SqlSession session)
    {
        // BEGIN IMMEDIATE holds the only lock that there is.
    }

    public override SqlSession OpenSession(bool create)
    {
        if (create)
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        else
            _files.Check();
        var mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite;
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            Configure(connection.Handle!);
            return new SqliteSession(connection, _path, _files);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override async Task<DbConnection> OpenReaderAsync(CancellationToken cancellation)
    {
        _files.Check();
        var connection = new SqliteConnection(_reader);
        try
        {
            await connection.OpenAsync(cancellation).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override void CheckPlace()
    {
        _files.Check();
        if (new DriveInfo(Path.GetDirectoryName(_path)!).AvailableFreeSpace < LeastSpace)
            throw SqliteErrors.DiskFull(_path, null);
    }

    public override bool MayBeCommitted(Exception failure) => failure is StoreUnavailableException;

    public override Exception? Translate(Exception failure) => SqliteErrors.Translate(failure, _path);

    public override void ForgetReaders()
    {
        using var connection = new SqliteConnection(_reader);
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>Switching to the write-ahead log needs the file for itself, so that processes which start together wait for each other.</summary>
    private static void Configure(sqlite3 handle)
    {
        var waited = Stopwatch.StartNew();
        int code;
        while ((code = raw.sqlite3_exec(handle, "PRAGMA journal_mode = WAL")) == raw.SQLITE_BUSY && waited.Elapsed < TimeSpan.FromSeconds(10))
            Thread.Sleep(1);
        SqliteErrors.Check(code, handle);
        SqliteErrors.Check(raw.sqlite3_exec(handle, "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -32000; PRAGMA journal_size_limit = 67108864"), handle);
    }
}
