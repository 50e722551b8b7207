using System.Data.Common;
using System.Globalization;
using System.Text;
using AkkaCluster.Contracts;
using Dapper;

namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>All that is read of jobs, and who leads.</summary>
internal sealed class JobReads(SqlReader reader, string description)
{
    /// <summary>A page of tasks ends once it has so many bytes of outputs.</summary>
    private const int MostOfPage = 16 * 1024 * 1024;

    public Task<Leadership> ReadLeadershipAsync(CancellationToken cancellation = default) => reader.ReadAsync(async (connection, token) =>
    {
        var (epoch, owner) = await connection.QuerySingleAsync<(long Epoch, string Owner)>(new CommandDefinition(
            "SELECT epoch, owner FROM leadership WHERE single = 1", cancellationToken: token)).ConfigureAwait(false);
        return new Leadership(epoch, owner);
    }, cancellation);

    public Task<IReadOnlyList<ActiveJob>> ReadActiveAsync(long afterNumber, int limit, CancellationToken cancellation = default) => reader.ReadAsync<IReadOnlyList<ActiveJob>>(async (connection, token) =>
    {
        var rows = await connection.QueryAsync<JobRow>(new CommandDefinition(
            "SELECT number AS Number, id AS Id, kind AS Kind, round AS Round, priority AS Priority, paused AS Paused, task_count AS TaskCount, succeeded AS Succeeded, failed AS Failed, "
            + "idempotency_key AS IdempotencyKey, queue AS Queue, requires AS Requires, labels AS Labels FROM jobs WHERE state >= 0 AND state < 2 AND number > @afterNumber ORDER BY number LIMIT @limit",
            new { afterNumber, limit }, cancellationToken: token)).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToActive()!)];
    }, cancellation);

    public Task<JobHistory> ReadHistoryAsync(long job, CancellationToken cancellation = default) => reader.ReadAsync(async (connection, token) =>
    {
        CommandDefinition Command(string sql) => new(sql, new { job }, cancellationToken: token);
        var chunks = await connection.QueryAsync<(long First, long Count)>(Command("SELECT first, count FROM chunks WHERE job = @job ORDER BY first")).ConfigureAwait(false);
        var attempts = await connection.QueryAsync<(long Index, long Attempts)>(Command(
            "SELECT idx, MAX(attempt) FROM failed_attempts WHERE job = @job AND round = (SELECT round FROM jobs WHERE number = @job) "
            + "AND NOT EXISTS (SELECT 1 FROM tasks WHERE tasks.job = failed_attempts.job AND tasks.idx = failed_attempts.idx) GROUP BY idx")).ConfigureAwait(false);
        var leases = await connection.QueryAsync<(long First, long Count, long Attempt, string Worker, long Kills)>(Command(
            "SELECT first, count, attempt, worker, kills FROM leases WHERE job = @job ORDER BY first")).ConfigureAwait(false);
        var files = await connection.QueryAsync<(string Name, string Temporary)>(Command("SELECT name, temporary FROM files WHERE job = @job")).ConfigureAwait(false);
        return new JobHistory(
            [.. chunks.Select(row => new TaskRun(row.First, (int)row.Count))],
            attempts.ToDictionary(row => row.Index, row => (int)row.Attempts),
            [.. leases.Select(row => new LeaseRecord(new TaskRun(row.First, (int)row.Count), (int)row.Attempt, row.Worker, (int)row.Kills))],
            files.ToDictionary(row => row.Name, row => row.Temporary));
    }, cancellation);

    public Task<IReadOnlyList<string>> ReadInputsAsync(string upload, long first, int count, CancellationToken cancellation = default) => reader.ReadAsync<IReadOnlyList<string>>(async (connection, token) =>
    {
        var blocks = await connection.QueryAsync<(long First, string Lines)>(new CommandDefinition(
            "SELECT first, lines FROM inputs WHERE upload = @upload AND first < @end AND first + count > @first "
            + "AND first >= (SELECT COALESCE(MAX(first), 0) FROM inputs WHERE upload = @upload AND first <= @first) ORDER BY first",
            new { upload, first, end = first + count }, cancellationToken: token)).ConfigureAwait(false);
        var lines = new List<string>(count);
        foreach (var block in blocks)
        {
            var skip = (int)Math.Max(0, first - block.First);
            lines.AddRange(LineBlock.Split(block.Lines).Skip(skip).Take(count - lines.Count));
        }

        return lines.Count == count
            ? lines
            : throw new StoreCorruptException($"Upload {upload} has {lines.Count} of the {count} lines from {first} on; they were deleted from {description}.");
    }, cancellation);

    public Task<JobRecord?> FindAsync(string id, CancellationToken cancellation = default) => reader.ReadAsync(async (connection, token) =>
        (await connection.QuerySingleOrDefaultAsync<JobRow>(new CommandDefinition(JobRow.Select + "WHERE id = @id", new { id }, cancellationToken: token)).ConfigureAwait(false))?.ToRecord(), cancellation);

    /// <summary>Ids are letters and digits, all of which stand before a tilde.</summary>
    public Task<IReadOnlyList<JobRecord>> FindAlikeAsync(string beginning, int limit, CancellationToken cancellation = default) => reader.ReadAsync<IReadOnlyList<JobRecord>>(async (connection, token) =>
    {
        var rows = await connection.QueryAsync<JobRow>(new CommandDefinition(JobRow.Select + "WHERE id >= @beginning AND id < @end ORDER BY id LIMIT @limit", new { beginning, end = beginning + "~", limit }, cancellationToken: token)).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToRecord())];
    }, cancellation);

    public Task<IReadOnlyList<JobRecord>> ListAsync(JobQuery query, CancellationToken cancellation = default) => reader.ReadAsync<IReadOnlyList<JobRecord>>(async (connection, token) =>
    {
        string[] kinds = query.Kind is { } kind ? await VersionsAsync(connection, kind, token).ConfigureAwait(false) : [];
        // The newest of each version, by the index of kinds, and of those the newest.
        string[] pages = kinds.Length == 0 ? [Page(query, "")] : [.. kinds.Select((_, i) => Page(query, $" AND kind = @kind{i}"))];
        var sql = $"{JobRow.Select}WHERE number IN ({string.Join(" UNION ALL ", pages.Select((page, i) => $"SELECT number FROM ({page}) AS page{i}"))}) ORDER BY number DESC LIMIT @Limit";
        var values = new DynamicParameters(new
        {
            before = query.Before ?? long.MaxValue,
            query.Name,
            query.Limit,
            query.LabelName,
            query.LabelValue,
            beginning = query.Text is null ? null : Literally(query.Text) + "%",
            text = query.Text is null ? null : $"%{Literally(query.Text.ToLowerInvariant())}%",
            from = query.SubmittedFrom?.ToUnixTimeMilliseconds(),
            to = query.SubmittedBefore?.ToUnixTimeMilliseconds(),
        });
        for (var i = 0; i < kinds.Length; i++)
            values.Add($"kind{i}", kinds[i]);
        var rows = await connection.QueryAsync<JobRow>(new CommandDefinition(sql, values, cancellationToken: token)).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToRecord())];
    }, cancellation);

    public Task<IReadOnlyDictionary<JobState, long>> CountAsync(CancellationToken cancellation = default) => reader.ReadAsync<IReadOnlyDictionary<JobState, long>>(async (connection, token) =>
    {
        var rows = await connection.QueryAsync<(int State, long Count)>(new CommandDefinition("SELECT state + 0, COUNT(*) FROM jobs GROUP BY state + 0", cancellationToken: token)).ConfigureAwait(false);
        return rows.ToDictionary(row => (JobState)row.State, row => row.Count);
    }, cancellation);

    public Task<JobResult?> ReadResultAsync(long job, CancellationToken cancellation = default) => reader.ReadAsync(async (connection, token) =>
    {
        var row = await connection.QuerySingleOrDefaultAsync<(string Type, byte[] Data)>(new CommandDefinition(
            "SELECT jobs.result_type, results.data FROM results JOIN jobs ON jobs.number = results.job WHERE results.job = @job", new { job }, cancellationToken: token)).ConfigureAwait(false);
        return row.Data is null ? null : new JobResult(row.Type, row.Data);
    }, cancellation);

    public Task<IReadOnlyList<TaskRecord>> ReadTasksAsync(long job, long from, int limit, bool? failed = null, CancellationToken cancellation = default) => reader.ReadAsync<IReadOnlyList<TaskRecord>>(async (connection, token) =>
    {
        var command = new CommandDefinition(
            $"SELECT idx, failed, attempts, output, stored FROM tasks WHERE job = @job AND idx >= @from{(failed is { } which ? $" AND failed = {(which ? 1 : 0)}" : "")} ORDER BY idx LIMIT @limit", new { job, from, limit }, cancellationToken: token);
        var tasks = new List<TaskRecord>();
        long bytes = 0;
        await using (var rows = (DbDataReader)await connection.ExecuteReaderAsync(command).ConfigureAwait(false))
        {
            while (bytes < MostOfPage && await rows.ReadAsync(token).ConfigureAwait(false))
            {
                var output = (byte[])rows.GetValue(3);
                bytes += output.Length;
                tasks.Add(new TaskRecord(rows.GetInt64(0), rows.GetInt32(1) != 0, rows.GetInt32(2), output) { Stored = await rows.IsDBNullAsync(4, token).ConfigureAwait(false) ? null : rows.GetString(4) });
            }
        }

        for (var i = 0; i < tasks.Count; i++)
        {
            if (tasks[i].Stored is not { } stored)
                continue;
            // The page ends before an output that makes it too large, but has one task at least.
            if (i > 0 && bytes >= MostOfPage)
                return tasks.GetRange(0, i);
            var output = await ReadOutputAsync(connection, job, stored, token).ConfigureAwait(false);
            bytes += output.Length;
            tasks[i] = tasks[i] with { Output = output, Stored = null };
        }

        return tasks;
    }, cancellation);

    private static async Task<byte[]> ReadOutputAsync(DbConnection connection, long job, string token, CancellationToken cancellation)
    {
        var parts = (await connection.QueryAsync<byte[]>(new CommandDefinition(
            "SELECT data FROM outputs WHERE job = @job AND token = @token ORDER BY part", new { job, token }, cancellationToken: cancellation)).ConfigureAwait(false)).ToList();
        var output = new byte[parts.Sum(part => part.Length)];
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(output, at);
            at += part.Length;
        }

        return output;
    }

    public Task<IReadOnlyList<ChunkInfo>> ReadChunksAsync(long job, long from, int limit, CancellationToken cancellation = default) => reader.ReadAsync<IReadOnlyList<ChunkInfo>>(async (connection, token) =>
    {
        var rows = await connection.QueryAsync<(long First, long Count, string Worker, long StartedAt, long Elapsed)>(new CommandDefinition(
            "SELECT first, count, worker, started_at, elapsed FROM chunks WHERE job = @job "
            + "AND first >= (SELECT COALESCE(MAX(first), 0) FROM chunks WHERE job = @job AND first <= @from) ORDER BY first LIMIT @limit",
            new { job, from, limit }, cancellationToken: token)).ConfigureAwait(false);
        return [.. rows.Select(row => new ChunkInfo(new TaskRun(row.First, (int)row.Count), row.Worker, DateTimeOffset.FromUnixTimeMilliseconds(row.StartedAt), TimeSpan.FromMilliseconds(row.Elapsed)))];
    }, cancellation);

    public Task<IReadOnlyList<AttemptRecord>> ReadAttemptsAsync(long job, AttemptPlace after, long end, int limit, CancellationToken cancellation = default) => reader.ReadAsync<IReadOnlyList<AttemptRecord>>(async (connection, token) =>
    {
        var rows = await connection.QueryAsync<AttemptRow>(new CommandDefinition(
            AttemptRow.SelectFailed + "WHERE job = @job AND (idx, round, attempt) > (@Index, @Round, @Attempt) AND idx < @end ORDER BY idx, round, attempt LIMIT @limit",
            new { job, after.Index, after.Round, after.Attempt, end, limit }, cancellationToken: token)).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToRecord(AttemptOutcome.Failed))];
    }, cancellation);

    public Task<IReadOnlyList<AttemptRecord>> ReadLostAsync(long job, long from, long end, int limit, CancellationToken cancellation = default) => reader.ReadAsync<IReadOnlyList<AttemptRecord>>(async (connection, token) =>
    {
        var rows = await connection.QueryAsync<AttemptRow>(new CommandDefinition(
            AttemptRow.SelectLost + "WHERE job = @job AND first < @end AND first + count > @from ORDER BY first, round, attempt, at LIMIT @limit",
            new { job, from, end, limit }, cancellationToken: token)).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToRecord(AttemptOutcome.Lost))];
    }, cancellation);

    public Task<IReadOnlyDictionary<string, long>> CountByWorkerAsync(long job, CancellationToken cancellation = default) => reader.ReadAsync<IReadOnlyDictionary<string, long>>(async (connection, token) =>
    {
        var rows = await connection.QueryAsync<(string Worker, long Count)>(new CommandDefinition(
            "SELECT worker, CAST(SUM(count) AS BIGINT) FROM chunks WHERE job = @job GROUP BY worker", new { job }, cancellationToken: token)).ConfigureAwait(false);
        return rows.ToDictionary(row => row.Worker, row => row.Count);
    }, cancellation);

    /// <summary>The numbers of a page. The labels' index has them in order; SQLite goes through tables that are joined so as they are written.</summary>
    private static string Page(JobQuery query, string more)
    {
        var (tables, number) = query.LabelName is null ? ("jobs", "number") : ("job_labels CROSS JOIN jobs", "job");
        var sql = new StringBuilder($"SELECT number FROM {tables} WHERE {number} < @before{more}");
        if (query.States.Count > 0)
            sql.Append(" AND state + 0 IN (").AppendJoin(',', query.States.Select(state => ((int)state).ToString(CultureInfo.InvariantCulture))).Append(')');
        if (query.Name is not null)
            sql.Append(" AND name = @Name");
        if (query.LabelName is not null)
            sql.Append(" AND number = job AND label = @LabelName");
        if (query.LabelValue is not null)
            sql.Append(" AND SUBSTR(label_value, 1, 200) = SUBSTR(@LabelValue, 1, 200) AND label_value = @LabelValue");
        if (query.Text is not null)
            sql.Append(" AND (id LIKE @beginning ESCAPE '!' OR LOWER(name) LIKE @text ESCAPE '!' OR kind LIKE @text ESCAPE '!' OR LOWER(labels) LIKE @text ESCAPE '!')");
        if (query.SubmittedFrom is not null)
            sql.Append(" AND submitted_at >= @from");
        if (query.SubmittedBefore is not null)
            sql.Append(" AND submitted_at < @to");
        return sql.Append(" ORDER BY ").Append(number).Append(" DESC LIMIT @Limit").ToString();
    }

    /// <summary>The kind itself, and its versions of which there are jobs. Pushed kinds are few, and have an index of their own: each time the next one.</summary>
    private static async Task<string[]> VersionsAsync(DbConnection connection, string kind, CancellationToken cancellation)
    {
        var pushed = await connection.QueryAsync<string>(new CommandDefinition(
            """
            WITH RECURSIVE pushed (kind) AS (
                SELECT MIN(kind) FROM jobs WHERE kind LIKE '%@%'
                UNION ALL
                SELECT (SELECT MIN(jobs.kind) FROM jobs WHERE jobs.kind LIKE '%@%' AND jobs.kind > pushed.kind) FROM pushed WHERE pushed.kind IS NOT NULL
            )
            SELECT kind FROM pushed WHERE kind IS NOT NULL
            """,
            cancellationToken: cancellation)).ConfigureAwait(false);
        return [kind, .. pushed.Where(version => version.StartsWith(KindVersion.Of(kind, ""), StringComparison.Ordinal))];
    }

    /// <summary>A text in a pattern: nothing in it stands for anything else.</summary>
    private static string Literally(string text) => text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);
}
