using Dapper;

namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>The writes of the leader.</summary>
internal sealed class LeaderWrites(GroupCommit writes)
{
    /// <summary>How many tasks are deleted in one transaction, so that other writes get in between.</summary>
    private const int DeleteAtOnce = 20_000;

    public Task<long> TakeLeadershipAsync(string owner) => writes.EnqueueAsync(session =>
    {
        session.ForgetLeader();
        return session.Scalar<long>("UPDATE leadership SET epoch = epoch + 1, owner = @owner WHERE single = 1 RETURNING epoch", new { owner });
    });

    public async Task<Admission> AdmitAsync(long leaderEpoch, NewJob job, TimeSpan? patience = null)
    {
        var row = JobRow.Of(job);
        Admission? admission = null;
        await writes.EnqueueAsync(
            session =>
            {
                session.RequireLeader(leaderEpoch);
                var (awaited, missing) = WaitingJobs.Find(session, job.Spec.After);
                if (missing is not null && session.Scalar<long?>("SELECT number FROM jobs WHERE idempotency_key = @IdempotencyKey", row) is null)
                    admission = new Admission(0, row.Id, Existed: false) { Missing = missing };
                else
                    session.Number(JobRow.Insert, number => admission = number is { } fresh ? Admit(session, row, fresh, awaited) : Find(session, row), row.Values());
                return true;
            },
            patience).ConfigureAwait(false);
        return admission!;
    }

    public Task<JobState?> SetPausedAsync(long leaderEpoch, string id, bool paused) => writes.EnqueueAsync(session =>
    {
        session.RequireLeader(leaderEpoch);
        return (JobState?)session.Number("UPDATE jobs SET paused = $1 WHERE id = $2 AND state < 2 RETURNING state", paused ? 1 : 0, id);
    });

    public Task<JobState?> CancelAsync(long leaderEpoch, string id, DateTimeOffset at) => writes.EnqueueAsync(session =>
    {
        session.RequireLeader(leaderEpoch);
        var job = session.Connection.QuerySingleOrDefault<(long Number, long State)?>("SELECT number, state FROM jobs WHERE id = @id" + session.ForUpdate, new { id });
        if (job is not { } found)
            return null;
        var state = (JobState)found.State;
        if (state.IsFinal())
            return state == JobState.Cancelled ? state : (JobState?)null;
        session.Execute(
            "UPDATE jobs SET state = @cancelled, epoch = epoch + 1, finished_at = @at WHERE number = @Number",
            new { found.Number, cancelled = (int)JobState.Cancelled, at = at.ToUnixTimeMilliseconds() });
        if (state == JobState.Waiting)
            WaitingJobs.Leave(session, [found.Number]);
        return state;
    });

    public async Task<Rerun> RerunAsync(long leaderEpoch, string id, bool failedOnly, int round, DateTimeOffset at)
    {
        Rerun? rerun = null;
        await InPiecesAsync(leaderEpoch, session => (rerun = JobRounds.Begin(session, id, failedOnly, round, at)) is not null).ConfigureAwait(false);
        return rerun!;
    }

    public async Task<bool> DeleteAsync(long leaderEpoch, string id) =>
        await RetireAsync(leaderEpoch, session => session.Connection.Query<JobRow>(JobRow.Select + $"WHERE id = @id AND state >= 2 AND {WaitingJobs.NotAwaited}", new { id })).ConfigureAwait(false) > 0;

    public async Task<int> RetireAsync(long leaderEpoch, DateTimeOffset finishedBefore, int limit)
    {
        var before = finishedBefore.ToUnixTimeMilliseconds();
        var retired = await RetireAsync(leaderEpoch, session => session.Connection.Query<JobRow>(
            JobRow.Select + $"WHERE state >= 2 AND finished_at < @before AND {WaitingJobs.NotAwaited} ORDER BY finished_at LIMIT @limit", new { before, limit })).ConfigureAwait(false);
        if (retired == 0)
        {
            var unused = await writes.EnqueueAsync(session =>
            {
                session.RequireLeader(leaderEpoch);
                session.Execute("DELETE FROM inputs WHERE created_at < @before AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.upload = inputs.upload)", new { before });
                KindPackages.TakeUnused(session, before);
                return Files.TakeUnused(session, before);
            }).ConfigureAwait(false);
            await DeleteUploadsAsync(leaderEpoch, unused).ConfigureAwait(false);
        }

        return retired;
    }

    private static Admission Admit(SqlSession session, JobRow row, long number, IReadOnlyList<(long Number, EndCondition On)> awaited)
    {
        row.Number = number;
        WaitingJobs.Join(session, number, awaited);
        return new Admission(number, row.Id, Existed: false) { Unfinished = row.ToActive(), IsWaiting = row.IsWaiting };
    }

    private static Admission Find(SqlSession session, JobRow row)
    {
        var existing = session.Connection.QuerySingle<JobRow>(JobRow.Select + "WHERE idempotency_key = @IdempotencyKey", row);
        return new Admission(existing.Number, existing.Id, Existed: true)
        {
            Unfinished = existing.ToActive(),
            IsWaiting = existing.IsWaiting,
            IsOther = existing.ContentHash is not null && row.ContentHash is not null && existing.ContentHash != row.ContentHash,
        };
    }

    private async Task<int> RetireAsync(long leaderEpoch, Func<SqlSession, IEnumerable<JobRow>> find)
    {
        int? retired = null;
        IReadOnlyList<string> uploads = [];
        await InPiecesAsync(leaderEpoch, session => (retired = Retire(session, [.. find(session)], out uploads)) is not null).ConfigureAwait(false);
        await DeleteUploadsAsync(leaderEpoch, uploads).ConfigureAwait(false);
        return retired ?? 0;
    }

    /// <summary>Deletes the pieces of files that are gone. What a crash leaves of them goes when their time is over.</summary>
    private async Task DeleteUploadsAsync(long leaderEpoch, IReadOnlyList<string> uploads)
    {
        foreach (var upload in uploads)
            await InPiecesAsync(leaderEpoch, session => !Files.DeletePieces(session, upload)).ConfigureAwait(false);
    }

    /// <summary>Does what is too much for one transaction in several, until it is done.</summary>
    private async Task InPiecesAsync(long leaderEpoch, Func<SqlSession, bool> isDone)
    {
        while (!await writes.EnqueueAsync(session =>
        {
            session.RequireLeader(leaderEpoch);
            return isDone(session);
        }).ConfigureAwait(false))
        {
        }
    }

    /// <summary>
    /// Deletes jobs as a set: as many of the oldest as have not too many tasks in all. Of a single one that has more, some of its tasks go and null is returned; the job
    /// itself goes last, so that a crash leaves it to the next time.
    /// </summary>
    private static int? Retire(SqlSession session, List<JobRow> old, out IReadOnlyList<string> uploads)
    {
        uploads = [];
        long tasks = 0;
        var set = old.TakeWhile((job, place) => (tasks += job.Succeeded + job.Failed) <= DeleteAtOnce || place == 0).ToList();
        if (set.Count == 0)
            return 0;
        if (set is [{ } large] && large.Succeeded + large.Failed > DeleteAtOnce)
        {
            var deleted = session.Execute(
                "DELETE FROM tasks WHERE job = @Number AND idx <= (SELECT MAX(idx) FROM (SELECT idx FROM tasks WHERE job = @Number ORDER BY idx LIMIT @slice) AS slice)",
                new { large.Number, slice = DeleteAtOnce });
            if (deleted == DeleteAtOnce)
                return null;
        }

        // Numbers of ours, not text of others: as literals they need no parameter each.
        var numbers = string.Join(',', set.Select(job => job.Number));
        session.Execute($"DELETE FROM inputs WHERE upload IN (SELECT upload FROM jobs WHERE number IN ({numbers}) AND upload IS NOT NULL) "
            + $"AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.upload = inputs.upload AND number NOT IN ({numbers}))");
        uploads = Files.TakeOf(session, numbers);
        foreach (var table in (string[])["tasks", "outputs", "chunks", "failed_attempts", "lost_leases", "leases", "files", "results"])
            session.Execute($"DELETE FROM {table} WHERE job IN ({numbers})");
        session.Execute($"DELETE FROM jobs WHERE number IN ({numbers})");
        return set.Count;
    }
}
