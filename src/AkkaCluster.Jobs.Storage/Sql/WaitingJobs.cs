using System.Data.Common;
using Dapper;

namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>Jobs that wait for a time or for other jobs: however many, they are looked at by index, a bounded number at a time.</summary>
internal sealed class WaitingJobs(SqlReader reader, GroupCommit writes)
{
    /// <summary>Of a job that nobody waits for, nor wants the outputs of.</summary>
    public const string NotAwaited = "NOT EXISTS (SELECT 1 FROM dependencies WHERE on_job = jobs.number)";

    private const string Due = "WHERE state = -1 AND unmet = 0 AND outputs_of IS NULL";
    private const string Unresolved = "WHERE state = -1 AND unmet = 0 AND outputs_of IS NOT NULL";

    /// <summary>So many at a time get inputs from others' outputs.</summary>
    private const int MostUnresolved = 8;

    /// <summary>The jobs of a list that there are, and the first that there is not.</summary>
    public static (IReadOnlyList<(long Number, EndCondition On)> Found, string? Missing) Find(SqlSession session, IReadOnlyList<JobDependency> after)
    {
        var found = new List<(long, EndCondition)>();
        foreach (var dependency in after)
        {
            if (session.Number("SELECT number FROM jobs WHERE id = $1", dependency.Job) is not { } number)
                return ([], dependency.Job);
            found.Add((number, dependency.On));
        }

        return (found, null);
    }

    /// <summary>A job waits for others. That one of them has ended before makes no difference: it is found as one that ends later.</summary>
    public static void Join(SqlSession session, long job, IReadOnlyList<(long Number, EndCondition On)> after)
    {
        foreach (var (number, on) in after)
        {
            session.Run("INSERT INTO dependencies (job, on_job, condition) VALUES ($1, $2, $3)", unchanged: null, job, number, (int)on);
            session.Run("UPDATE jobs SET awaited = 1 WHERE number = $1", unchanged: null, number);
        }
    }

    /// <summary>A job is run again: those who have waited for its end, and have not begun, wait for it again.</summary>
    public static void Rejoin(SqlSession session, long job)
    {
        session.Execute("UPDATE jobs SET unmet = unmet + 1 WHERE state = -1 AND number IN (SELECT job FROM dependencies WHERE on_job = @job AND met = 1)", new { job });
        session.Execute("UPDATE jobs SET awaited = 1 WHERE number = @job AND EXISTS (SELECT 1 FROM dependencies WHERE on_job = @job)", new { job });
        session.Execute("UPDATE dependencies SET met = 0 WHERE on_job = @job", new { job });
    }

    /// <summary>Jobs wait no more.</summary>
    public static void Leave(SqlSession session, IReadOnlyCollection<long> jobs) => session.Execute($"DELETE FROM dependencies WHERE job IN ({List(jobs)})");

    public Task<ReleaseOutlook> ReadOutlookAsync(CancellationToken cancellation = default) => reader.ReadAsync(async (connection, token) =>
    {
        if (await FirstAsync(connection, "SELECT number FROM jobs WHERE awaited = 1 AND state >= 2 ORDER BY number LIMIT 1", token).ConfigureAwait(false) is not null)
            return new ReleaseOutlook(DateTimeOffset.MinValue, AwaitsEnds: true);
        var next = (long?[])[await FirstAsync(connection, $"SELECT not_before FROM jobs {Due} ORDER BY not_before, number LIMIT 1", token).ConfigureAwait(false),
            await FirstAsync(connection, $"SELECT not_before FROM jobs {Unresolved} ORDER BY not_before, number LIMIT 1", token).ConfigureAwait(false)];
        return new ReleaseOutlook(
            next.Min() is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null,
            await FirstAsync(connection, "SELECT on_job FROM dependencies WHERE met = 0 LIMIT 1", token).ConfigureAwait(false) is not null);
    }, cancellation);

    public Task<ReleasedJobs> ReleaseAsync(long leaderEpoch, DateTimeOffset now, int limit) => writes.EnqueueAsync(session =>
    {
        session.RequireLeader(leaderEpoch);
        var (cancelled, unsettled) = Settle(session, now, limit);
        var due = session.Connection.Query<JobRow>(
            JobRow.Select + Due + " AND not_before <= @now ORDER BY not_before, number LIMIT @limit", new { now = now.ToUnixTimeMilliseconds(), limit }).ToList();
        if (due.Count > 0)
        {
            session.Execute($"UPDATE jobs SET state = 0, queued_at = @now WHERE number IN ({List(due.Select(job => job.Number))})", new { now = now.ToUnixTimeMilliseconds() });
            Leave(session, [.. due.Select(job => job.Number)]);
        }

        foreach (var job in due)
            job.State = (int)JobState.Queued;
        var unresolved = session.Connection.Query<JobRow>(
            JobRow.Select + Unresolved + " AND not_before <= @now ORDER BY not_before, number LIMIT @MostUnresolved", new { now = now.ToUnixTimeMilliseconds(), MostUnresolved });
        return new ReleasedJobs([.. due.Select(job => job.ToActive()!)], cancelled, [.. unresolved.Select(job => job.ToRecord())], unsettled || due.Count == limit);
    });

    public Task ResolveAsync(long leaderEpoch, long job, JobInputs inputs) => writes.EnqueueAsync(session =>
    {
        session.RequireLeader(leaderEpoch);
        return session.Execute(
            "UPDATE jobs SET task_count = @Count, input_lines = @lines, upload = @upload, outputs_of = NULL WHERE number = @job AND state = -1 AND outputs_of IS NOT NULL",
            new { job, inputs.Count, lines = inputs is JobInputs.Inline inline ? LineBlock.Join(inline.Lines) : null, upload = (inputs as JobInputs.Stored)?.Upload });
    });

    public Task FailWaitingAsync(long leaderEpoch, long job, JobFinish finish) => writes.EnqueueAsync(session =>
    {
        session.RequireLeader(leaderEpoch);
        var changed = session.Execute(
            "UPDATE jobs SET state = @state, epoch = epoch + 1, finished_at = @at, error = @Error WHERE number = @job AND state = -1",
            new { job, state = (int)finish.State, at = finish.At.ToUnixTimeMilliseconds(), finish.Error });
        if (changed == 1)
            Leave(session, [job]);
        return changed;
    });

    /// <summary>Tells some of those who wait for a job that has ended. Those who are cancelled for it have ended too, and are told of in the next turn.</summary>
    private static (IReadOnlyList<string> Cancelled, bool HasMore) Settle(SqlSession session, DateTimeOffset now, int limit)
    {
        var ended = session.Connection.QueryFirstOrDefault<(long Number, string Id, long State)?>("SELECT number, id, state FROM jobs WHERE awaited = 1 AND state >= 2 ORDER BY number LIMIT 1");
        if (ended is not { } end)
            return ([], false);
        var waiting = session.Connection.Query<(long Job, long Condition)>("SELECT job, condition FROM dependencies WHERE on_job = @Number AND met = 0 LIMIT @limit", new { end.Number, limit }).ToList();
        var met = waiting.ToLookup(wait => JobDependency.IsMet((EndCondition)wait.Condition, (JobState)end.State), wait => wait.Job);
        if (met[true].Any())
        {
            session.Execute($"UPDATE dependencies SET met = 1 WHERE on_job = @Number AND job IN ({List(met[true])})", new { end.Number });
            session.Execute($"UPDATE jobs SET unmet = unmet - 1 WHERE number IN ({List(met[true])})");
        }

        IReadOnlyList<string> cancelled = [];
        if (met[false].Any())
        {
            cancelled = [.. session.Connection.Query<string>(
                $"UPDATE jobs SET state = 4, epoch = epoch + 1, finished_at = @now, error = @error WHERE number IN ({List(met[false])}) RETURNING id",
                new { now = now.ToUnixTimeMilliseconds(), error = $"It was to begin after job {end.Id}, which has ended otherwise than it waited for: it {((JobState)end.State).Told()}." })];
            Leave(session, [.. met[false]]);
        }

        if (waiting.Count < limit)
            session.Execute("UPDATE jobs SET awaited = 0 WHERE number = @Number", new { end.Number });
        return (cancelled, true);
    }

    private static async Task<long?> FirstAsync(DbConnection connection, string sql, CancellationToken cancellation) =>
        await connection.QueryFirstOrDefaultAsync<long?>(new CommandDefinition(sql, cancellationToken: cancellation)).ConfigureAwait(false);

    /// <summary>Numbers of ours, not text of others: as literals they need no parameter each.</summary>
    private static string List(IEnumerable<long> numbers) => string.Join(',', numbers);
}
