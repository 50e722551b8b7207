using Dapper;

namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>The writes of jobs' actors and workers, and the inputs that are handed in.</summary>
internal sealed class JobWrites(GroupCommit writes)
{
    /// <summary>SQLite and PostgreSQL hold about a gigabyte in one place; a server that is sent more just ends the connection, as if it were away.</summary>
    private const int MostResult = 900_000_000;

    public Task<JobRecord?> TakeJobAsync(string id) => writes.EnqueueAsync(session =>
    {
        session.Execute("UPDATE jobs SET losses = losses + CASE WHEN handed_over = epoch THEN 0 ELSE 1 END, epoch = epoch + 1 WHERE id = @id AND state < 2", new { id });
        return session.Connection.QuerySingleOrDefault<JobRow>(JobRow.Select + "WHERE id = @id", new { id })?.ToRecord();
    });

    public Task HandOverAsync(long job, long epoch) => writes.EnqueueAsync(session => session.Execute(
        "UPDATE jobs SET handed_over = epoch WHERE number = @job AND epoch = @epoch AND state < 2", new { job, epoch }));

    public Task BeginAsync(long job, long epoch, DateTimeOffset at) => writes.EnqueueAsync(session => session.Execute(
        "UPDATE jobs SET state = 1, started_at = COALESCE(started_at, @at) WHERE number = @job AND epoch = @epoch AND state = 0", new { job, epoch, at = at.ToUnixTimeMilliseconds() }));

    public Task StandStillAsync(long job, long epoch) => writes.EnqueueAsync(session => session.Execute(
        "UPDATE jobs SET state = 0 WHERE number = @job AND epoch = @epoch AND state = 1", new { job, epoch }));

    public Task RecordAsync(ChunkRecord chunk) => writes.EnqueueAsync(session =>
    {
        CountChunk(session, chunk);
        session.InsertTasks(chunk);
        InsertRuns(session, chunk);
        InsertFailures(session, chunk);
        foreach (var (name, temporary) in chunk.Files)
            session.Execute("INSERT INTO files (job, name, temporary) VALUES (@job, @name, @temporary)", new { job = chunk.Job, name, temporary });
        Sql.Files.Return(session, chunk.Job, chunk.Returned);
        if (chunk.Epoch > 1)
            session.Execute("DELETE FROM leases WHERE job = @job AND first >= @first AND first < @end", new { job = chunk.Job, first = chunk.Chunk.First, end = chunk.Chunk.End });
        if (chunk.Finish is not null)
            Close(session, chunk.Job, chunk.Epoch, chunk.Finish);
        return true;
    });

    public Task RecordLostAsync(long job, long epoch, IReadOnlyList<LostLease> lost) => writes.EnqueueAsync(session =>
    {
        foreach (var lease in lost)
        {
            session.Execute(
                "INSERT INTO lost_leases (job, first, count, round, attempt, worker, since, at, reason) "
                + "SELECT number, @First, @Count, round, @Attempt, @Worker, @since, @at, @Reason FROM jobs WHERE number = @job AND epoch = @epoch",
                new { job, epoch, lease.Tasks.First, lease.Tasks.Count, lease.Attempt, lease.Worker, since = lease.Since.ToUnixTimeMilliseconds(), at = lease.At.ToUnixTimeMilliseconds(), lease.Reason });
        }

        return true;
    });

    public Task AppendOutputAsync(string id, string token, int part, ReadOnlyMemory<byte> data) => writes.EnqueueAsync(session => session.Execute(
        "INSERT INTO outputs (job, token, part, data) SELECT number, @token, @part, @data FROM jobs WHERE id = @id AND state < 2 ON CONFLICT (job, token, part) DO NOTHING",
        new { id, token, part, data = data.ToArray() }));

    public Task RecordLeasesAsync(long job, long epoch, IReadOnlyList<LeaseRecord> leases) => writes.EnqueueAsync(session =>
    {
        RequireJob(session, job, epoch);
        foreach (var lease in leases)
        {
            session.Execute("DELETE FROM leases WHERE job = @job AND first >= @first AND first < @end", new { job, first = lease.Run.First, end = lease.Run.End });
            session.Execute(
                "INSERT INTO leases (job, first, count, attempt, worker, kills) VALUES (@job, @First, @Count, @Attempt, @Worker, @Kills)",
                new { job, lease.Run.First, lease.Run.Count, lease.Attempt, lease.Worker, lease.Kills });
        }

        return true;
    });

    public Task FinishAsync(long job, long epoch, JobFinish finish) => writes.EnqueueAsync(session =>
    {
        Finish(session, job, epoch, finish);
        return true;
    });

    public Task AppendInputsAsync(string upload, long first, IReadOnlyList<string> lines)
    {
        var block = LineBlock.Join(lines);
        return writes.EnqueueAsync(session => session.Execute(
            "INSERT INTO inputs (upload, first, count, lines, created_at) VALUES (@upload, @first, @count, @block, @now)",
            new { upload, first, count = lines.Count, block, now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() }));
    }

    /// <summary>The counters of the job and its end, where it comes along, and with them the check of the epoch: a stale writer changes no row.</summary>
    private static void CountChunk(SqlSession session, ChunkRecord chunk)
    {
        var failed = chunk.Failures.Count(failure => failure.Final);
        session.Run(
            "UPDATE jobs SET state = $1, succeeded = succeeded + $2, failed = failed + $3, duplicates = duplicates + $4, retries = retries + $5, started_at = COALESCE(started_at, $6), "
            + "finished_at = CAST($7 AS BIGINT), error = CAST($8 AS TEXT), result_type = CAST($9 AS TEXT) WHERE number = $10 AND epoch = $11 AND state < 2",
            () => Stale(chunk.Job, chunk.Epoch),
            (int)(chunk.Finish?.State ?? JobState.Running), chunk.Runs.Sum(run => (long)run.Count) - failed, (long)failed, chunk.Duplicates, (long)(chunk.Failures.Count - failed),
            chunk.StartedAt.ToUnixTimeMilliseconds(), chunk.Finish?.At.ToUnixTimeMilliseconds(), chunk.Finish?.Error, chunk.Finish?.Result?.ContentType, chunk.Job, chunk.Epoch);
    }

    private static void InsertRuns(SqlSession session, ChunkRecord chunk)
    {
        foreach (var run in chunk.Runs)
        {
            session.Run(
                "INSERT INTO chunks (job, first, count, worker, epoch, started_at, elapsed) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                unchanged: null,
                chunk.Job, run.First, run.Count, chunk.Worker, chunk.Epoch, chunk.StartedAt.ToUnixTimeMilliseconds(), (long)chunk.Elapsed.TotalMilliseconds);
        }
    }

    private static void InsertFailures(SqlSession session, ChunkRecord chunk)
    {
        foreach (var failure in chunk.Failures)
        {
            session.Execute(
                "INSERT INTO failed_attempts (job, idx, round, attempt, final, worker, started_at, ended_at, error, trace, exit_code, stdout, stderr) "
                + "VALUES (@Job, @Index, @Round, @Attempt, @final, @Worker, @started, @ended, @Error, @Trace, @ExitCode, @stdout, @stderr) ON CONFLICT DO NOTHING",
                new
                {
                    chunk.Job,
                    failure.Index,
                    chunk.Round,
                    failure.Attempt,
                    final = failure.Final ? 1 : 0,
                    failure.Worker,
                    started = failure.StartedAt.ToUnixTimeMilliseconds(),
                    ended = (failure.StartedAt + failure.Elapsed).ToUnixTimeMilliseconds(),
                    failure.Error,
                    failure.Trace,
                    failure.Log?.ExitCode,
                    stdout = failure.Log?.Stdout.ToArray(),
                    stderr = failure.Log?.Stderr.ToArray(),
                });
        }
    }

    private static void Finish(SqlSession session, long job, long epoch, JobFinish finish)
    {
        var changed = session.Execute(
            "UPDATE jobs SET state = @state, finished_at = @at, error = @Error, result_type = @type WHERE number = @job AND epoch = @epoch AND state < 2",
            new { job, epoch, state = (int)finish.State, at = finish.At.ToUnixTimeMilliseconds(), finish.Error, type = finish.Result?.ContentType });
        if (changed == 0)
            throw Stale(job, epoch);
        Close(session, job, epoch, finish);
    }

    /// <summary>What belongs to the end of a job beside its own row.</summary>
    private static void Close(SqlSession session, long job, long epoch, JobFinish finish)
    {
        if (finish.Result is { Data.Length: > MostResult } large)
            throw new InvalidOperationException($"It has {large.Data.Length} bytes; a job store holds {MostResult} at most. The outputs of the tasks are recorded: read them, or write such a result to a file.");
        if (finish.Result is { } result)
            session.Execute("INSERT INTO results (job, data) VALUES (@job, @data)", new { job, data = result.Data.ToArray() });
        if (epoch > 1)
            session.Execute("DELETE FROM leases WHERE job = @job", new { job });
    }

    private static void RequireJob(SqlSession session, long job, long epoch)
    {
        var found = session.Scalar<long?>("SELECT epoch FROM jobs WHERE number = @job AND state < 2" + session.ForShare, new { job });
        if (found != epoch)
            throw Stale(job, epoch);
    }

    private static StaleEpochException Stale(long job, long epoch) =>
        new($"Job number {job} is finished, or its epoch is no longer {epoch}; this writer must stop.");
}
