using System.Diagnostics;
using AkkaCluster.Jobs.Storage.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AkkaCluster.Jobs.Storage.Sqlite;

/// <summary>
/// The writing connection of an SQLite store. Other processes of the machine write to the same file: who finds it locked asks again soon, at first
/// without pausing, since a commit takes tenths of a millisecond; the driver's own waiting (150 ms a turn) would dominate every latency.
/// </summary>
internal sealed class SqliteSession(SqliteConnection connection, string path, SqliteFiles files) : SqlSession(connection)
{
    private const int TurnsBeforePause = 50;
    private static readonly TimeSpan LongestLock = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, sqlite3_stmt> _prepared = new(StringComparer.Ordinal);

    public override string ForShare => "";

    public override string ForUpdate => "";

    private sqlite3 Handle => connection.Handle!;

    public override void Begin()
    {
        files.Check();
        var waited = Stopwatch.StartNew();
        var turns = 0;
        int code;
        while ((code = raw.sqlite3_exec(Handle, "BEGIN IMMEDIATE")) == raw.SQLITE_BUSY)
        {
            if (waited.Elapsed > LongestLock)
                throw new StoreUnavailableException($"The job store {path} has been locked by another process for {LongestLock.TotalSeconds:0} s. Close the program that holds it.");
            Thread.Sleep(++turns < TurnsBeforePause ? 0 : 1);
        }

        SqliteErrors.Check(code, Handle);
        files.Remember();
    }

    public override void Commit()
    {
        SqliteErrors.Check(raw.sqlite3_exec(Handle, "COMMIT"), Handle);
        // Nothing is acknowledged that went into files which nobody will find again.
        files.Check();
    }

    protected override void Rollback()
    {
        // A full disk makes SQLite roll back by itself; a second rollback would be an error.
        if (raw.sqlite3_get_autocommit(Handle) == 0)
            SqliteErrors.Check(raw.sqlite3_exec(Handle, "ROLLBACK"), Handle);
    }

    public override void InsertTasks(ChunkRecord chunk)
    {
        var insert = Prepare("INSERT INTO tasks (job, idx, failed, attempts, output, stored) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        raw.sqlite3_bind_int64(insert, 1, chunk.Job);
        foreach (var task in chunk.Tasks())
        {
            raw.sqlite3_bind_int64(insert, 2, task.Index);
            raw.sqlite3_bind_int(insert, 3, task.Failed ? 1 : 0);
            raw.sqlite3_bind_int(insert, 4, task.Attempts);
            if (task.Output.IsEmpty)
                raw.sqlite3_bind_zeroblob(insert, 5, 0);
            else
                raw.sqlite3_bind_blob(insert, 5, task.Output.Span);
            if (task.Stored is null)
                raw.sqlite3_bind_null(insert, 6);
            else
                raw.sqlite3_bind_text(insert, 6, task.Stored);
            var code = raw.sqlite3_step(insert);
            raw.sqlite3_reset(insert);
            if (code != raw.SQLITE_DONE)
                SqliteErrors.Check(code, Handle);
        }
    }

    public override void Run(string sql, Func<Exception>? unchanged, params ReadOnlySpan<object?> values)
    {
        var statement = Bind(sql, values);
        var code = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        if (code is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
            SqliteErrors.Check(code, Handle);
        if (unchanged is not null && raw.sqlite3_changes(Handle) == 0)
            throw unchanged();
    }

    public override void Number(string sql, Action<long?> then, params ReadOnlySpan<object?> values) => then(Number(sql, values));

    public override long? Number(string sql, params ReadOnlySpan<object?> values)
    {
        var statement = Bind(sql, values);
        var code = raw.sqlite3_step(statement);
        long? number = code == raw.SQLITE_ROW ? raw.sqlite3_column_int64(statement, 0) : null;
        raw.sqlite3_reset(statement);
        if (code is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
            SqliteErrors.Check(code, Handle);
        return number;
    }

    public override void Dispose()
    {
        files.Closing();
        foreach (var statement in _prepared.Values)
            statement.Dispose();
        base.Dispose();
    }

    private sqlite3_stmt Bind(string sql, ReadOnlySpan<object?> values)
    {
        var statement = Prepare(sql);
        for (var i = 0; i < values.Length; i++)
        {
            var code = values[i] switch
            {
                null => raw.sqlite3_bind_null(statement, i + 1),
                long number => raw.sqlite3_bind_int64(statement, i + 1, number),
                int number => raw.sqlite3_bind_int(statement, i + 1, number),
                string text => raw.sqlite3_bind_text(statement, i + 1, text),
                var other => throw new ArgumentException($"A value of {other.GetType()} cannot be bound; expected a whole number or text."),
            };
            SqliteErrors.Check(code, Handle);
        }

        return statement;
    }

    private sqlite3_stmt Prepare(string sql)
    {
        if (_prepared.TryGetValue(sql, out var known))
            return known;
        SqliteErrors.Check(raw.sqlite3_prepare_v2(Handle, sql, out var statement), Handle);
        _prepared.Add(sql, statement);
        return statement;
    }
}
