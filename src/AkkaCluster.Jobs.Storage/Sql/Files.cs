using AkkaCluster.Contracts;
using Dapper;

namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>The files that come with jobs and that tasks return.</summary>
internal sealed class Files(SqlReader reader, GroupCommit writes)
{
    /// <summary>How many pieces are deleted in one transaction, so that other writes get in between.</summary>
    private const int DeleteAtOnce = 32;

    private const string Columns = "name AS Name, sha256 AS Sha256, size AS Size, executable AS Executable";
    private const string Unused = "NOT EXISTS (SELECT 1 FROM attached_files WHERE attached_files.sha256 = stored_files.sha256) AND NOT EXISTS (SELECT 1 FROM returned_files WHERE returned_files.sha256 = stored_files.sha256)";

    public Task<StoredFile?> FindFileAsync(string sha256, CancellationToken cancellation) => reader.ReadAsync(async (connection, token) =>
    {
        var row = await connection.QuerySingleOrDefaultAsync<(long Size, string? Upload)>(new CommandDefinition("SELECT size, upload FROM stored_files WHERE sha256 = @sha256", new { sha256 }, cancellationToken: token)).ConfigureAwait(false);
        return row.Upload is null ? null : new StoredFile(sha256, row.Size, row.Upload);
    }, cancellation);

    public Task<bool> UseFileAsync(string sha256) => writes.EnqueueAsync(session => session.Execute("UPDATE stored_files SET used_at = @now WHERE sha256 = @sha256", new { sha256, now = Now() }) > 0);

    public Task WritePieceAsync(string upload, int piece, ReadOnlyMemory<byte> data) => writes.EnqueueAsync(session => session.Execute(
        "INSERT INTO file_pieces (upload, piece, written_at, data) SELECT @upload, @piece, @now, @data WHERE NOT EXISTS (SELECT 1 FROM stored_files WHERE upload = @upload) "
        + "ON CONFLICT (upload, piece) DO UPDATE SET written_at = excluded.written_at, data = excluded.data",
        new { upload, piece, now = Now(), data = data.ToArray() }));

    public Task<byte[]?> ReadPieceAsync(string upload, int piece, CancellationToken cancellation) => reader.ReadAsync((connection, token) =>
        connection.QuerySingleOrDefaultAsync<byte[]>(new CommandDefinition("SELECT data FROM file_pieces WHERE upload = @upload AND piece = @piece", new { upload, piece }, cancellationToken: token)), cancellation);

    public Task KeepFileAsync(StoredFile file) => writes.EnqueueAsync(session => session.Execute(
        "INSERT INTO stored_files (sha256, size, upload, used_at) VALUES (@Sha256, @Size, @Upload, @now) ON CONFLICT (sha256) DO UPDATE SET used_at = excluded.used_at",
        new { file.Sha256, file.Size, file.Upload, now = Now() }));

    public Task DropFileAsync(StoredFile file) => writes.EnqueueAsync(session => session.Execute("DELETE FROM stored_files WHERE sha256 = @Sha256 AND upload = @Upload", new { file.Sha256, file.Upload }));

    public Task<IReadOnlyList<JobFile>> AttachAsync(string list, IReadOnlyList<JobFile> files) => writes.EnqueueAsync<IReadOnlyList<JobFile>>(session =>
    {
        // The row is changed, so that nobody deletes the file at the same time.
        var missing = files.Where(file => session.Execute("UPDATE stored_files SET used_at = @now WHERE sha256 = @Sha256 AND size = @Size", new { file.Sha256, file.Size, now = Now() }) == 0).ToList();
        if (missing.Count > 0)
            return missing;
        foreach (var file in files)
        {
            session.Execute(
                "INSERT INTO attached_files (list, name, sha256, size, executable, created_at) VALUES (@list, @Name, @Sha256, @Size, @executable, @now)",
                new { list, file.Name, file.Sha256, file.Size, executable = file.IsExecutable ? 1 : 0, now = Now() });
        }

        return [];
    });

    public Task<IReadOnlyList<JobFile>> ReadAttachedAsync(string list, string after, int limit, CancellationToken cancellation) => reader.ReadAsync<IReadOnlyList<JobFile>>(async (connection, token) =>
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition($"SELECT {Columns} FROM attached_files WHERE list = @list AND name > @after ORDER BY name LIMIT @limit", new { list, after, limit }, cancellationToken: token)).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToFile())];
    }, cancellation);

    public Task<JobFile?> FindAttachedAsync(string list, string name, CancellationToken cancellation) => reader.ReadAsync(async (connection, token) =>
        (await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition($"SELECT {Columns} FROM attached_files WHERE list = @list AND name = @name", new { list, name }, cancellationToken: token)).ConfigureAwait(false))?.ToFile(), cancellation);

    public Task<IReadOnlyList<ReturnedFile>> ReadReturnedAsync(long job, long index, string after, int limit, CancellationToken cancellation) => reader.ReadAsync<IReadOnlyList<ReturnedFile>>(async (connection, token) =>
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"SELECT idx AS Task, {Columns} FROM returned_files WHERE job = @job AND (idx, name) > (@index, @after) ORDER BY idx, name LIMIT @limit", new { job, index, after, limit }, cancellationToken: token)).ConfigureAwait(false);
        return [.. rows.Select(row => new ReturnedFile(row.Task, row.ToFile()))];
    }, cancellation);

    public Task<long> CountReturnedBytesAsync(string job, CancellationToken cancellation) => reader.ReadAsync((connection, token) =>
        connection.QuerySingleOrDefaultAsync<long>(new CommandDefinition("SELECT returned_bytes FROM jobs WHERE id = @job", new { job }, cancellationToken: token)), cancellation);

    /// <summary>Records what tasks returned.</summary>
    public static void Return(SqlSession session, long job, IReadOnlyList<ReturnedFile> files)
    {
        foreach (var (index, file) in files)
        {
            session.Execute(
                "INSERT INTO returned_files (job, idx, name, sha256, size, executable) VALUES (@job, @index, @Name, @Sha256, @Size, @executable)",
                new { job, index, file.Name, file.Sha256, file.Size, executable = file.IsExecutable ? 1 : 0 });
        }

        if (files.Count > 0)
            session.Execute("UPDATE jobs SET returned_bytes = returned_bytes + @sum WHERE number = @job", new { job, sum = files.Sum(returned => returned.File.Size) });
    }

    /// <summary>Takes away what only these jobs, which have ended, have of files: the uploads whose pieces are nobody's then. What was asked for after their end stays until its time is over.</summary>
    public static IReadOnlyList<string> TakeOf(SqlSession session, string jobs)
    {
        var lists = $"SELECT files FROM jobs WHERE number IN ({jobs}) AND files IS NOT NULL";
        var used = session.Connection.Query<string>(
            $"SELECT sha256 FROM returned_files WHERE job IN ({jobs}) UNION SELECT sha256 FROM attached_files WHERE list IN ({lists})").ToList();
        if (used.Count == 0)
            return [];
        var end = session.Scalar<long>($"SELECT MAX(finished_at) FROM jobs WHERE number IN ({jobs})");
        session.Execute($"DELETE FROM returned_files WHERE job IN ({jobs})");
        session.Execute($"DELETE FROM attached_files WHERE list IN ({lists}) AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.files = attached_files.list AND number NOT IN ({jobs}))");
        return [.. used.SelectMany(sha256 => session.Connection.Query<string>($"DELETE FROM stored_files WHERE sha256 = @sha256 AND used_at <= @end AND {Unused} RETURNING upload", new { sha256, end }))];
    }

    /// <summary>Takes away lists and files that no job took, and says which uploads are nobody's.</summary>
    public static IReadOnlyList<string> TakeUnused(SqlSession session, long before)
    {
        session.Execute("DELETE FROM attached_files WHERE created_at < @before AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.files = attached_files.list) AND NOT EXISTS (SELECT 1 FROM kind_packages WHERE kind_packages.files = attached_files.list)", new { before });
        session.Execute($"DELETE FROM stored_files WHERE used_at < @before AND {Unused}", new { before });
        return [.. session.Connection.Query<string>(
            "SELECT DISTINCT upload FROM file_pieces WHERE written_at < @before AND NOT EXISTS (SELECT 1 FROM stored_files WHERE stored_files.upload = file_pieces.upload)", new { before })];
    }

    /// <summary>Deletes some pieces of an upload; true where there may be more.</summary>
    public static bool DeletePieces(SqlSession session, string upload) => session.Execute(
        "DELETE FROM file_pieces WHERE upload = @upload AND piece IN (SELECT piece FROM file_pieces WHERE upload = @upload LIMIT @most)", new { upload, most = DeleteAtOnce }) == DeleteAtOnce;

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private sealed class Row
    {
        public long Task { get; set; }
        public string Name { get; set; } = "";
        public string Sha256 { get; set; } = "";
        public long Size { get; set; }
        public int Executable { get; set; }

        public JobFile ToFile() => new(Name, Sha256, Size, Executable != 0);
    }
}
