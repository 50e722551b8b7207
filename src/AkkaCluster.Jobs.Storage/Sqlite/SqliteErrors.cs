using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AkkaCluster.Jobs.Storage.Sqlite;

/// <summary>What SQLite's result codes mean for the store.</summary>
internal static class SqliteErrors
{
    public static void Check(int code, sqlite3 handle)
    {
        if (code != raw.SQLITE_OK)
            throw new SqliteException(raw.sqlite3_errmsg(handle).utf8_to_string(), code, raw.sqlite3_extended_errcode(handle));
    }

    public static StoreUnavailableException Gone(string path) => new($"The job store {path} is gone. Put the file back, or restart the nodes to begin a new one.");

    public static StoreUnavailableException Replaced(string path, string file) => new(
        $"The file {file} of the job store {path} was removed or replaced while nodes run: what they write now is lost with them. Stop all nodes of this store, then start them again.");

    public static StoreUnavailableException DiskFull(string path, Exception? cause) => new($"The disk of the job store {path} is full. Free some space: jobs wait until then.", cause);

    public static Exception? Translate(Exception failure, string path) => failure switch
    {
        StoreUnavailableException or StoreCorruptException => failure,
        SqliteException e => Of(e, path),
        IOException or UnauthorizedAccessException => new StoreUnavailableException($"The job store {path} cannot be used: {failure.Message}", failure),
        _ => null,
    };

    private static Exception? Of(SqliteException e, string path) => e.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => DiskFull(path, e),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new StoreUnavailableException($"The job store {path} is locked by another process.", e),
        raw.SQLITE_READONLY => new StoreUnavailableException($"The job store {path} is read-only for this process. Check the rights of the file and its directory.", e),
        raw.SQLITE_CANTOPEN when !File.Exists(path) && Directory.Exists(Path.GetDirectoryName(path)) => Gone(path),
        raw.SQLITE_CANTOPEN => new StoreUnavailableException($"The job store {path} cannot be opened: {e.Message}. Check that its directory exists and can be written.", e),
        raw.SQLITE_IOERR or raw.SQLITE_NOMEM or raw.SQLITE_PERM => new StoreUnavailableException($"The job store {path} cannot be used: {e.Message}", e),
        raw.SQLITE_NOTADB => new StoreCorruptException($"The file {path} is no SQLite database. Name another file, or move it away.", e),
        raw.SQLITE_CORRUPT => new StoreCorruptException($"The job store {path} is damaged: {e.Message}. Stop the nodes, save the file, and recover it with 'sqlite3 {path} .recover' or restore a copy.", e),
        _ => null,
    };
}
