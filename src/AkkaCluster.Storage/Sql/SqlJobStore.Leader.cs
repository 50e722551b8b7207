using Dapper;

namespace AkkaCluster.Storage.Sql;

internal sealed partial class SqlJobStore
{
    private const int DeleteAtOnce = 20_000;

    public Task<long> TakeLeadershipAsync(string owner) => _writes.EnqueueAsync(session =>
    {
        session.ForgetLeader();
        return session.Scalar<long>("UPDATE leadership SET epoch = epoch + 1, owner = @owner WHERE single = 1 RETURNING epoch", new { owner });
    });

    public Task<Admission> AdmitAsync(long leaderEpoch, NewJob job)
    {
        var row = JobRow.Of(job);
        return _writes.EnqueueAsync(session =>
        {
            session.RequireLeader(leaderEpoch);
            var number = session.Scalar<long?>($"INSERT INTO jobs ({JobRow.Columns}) VALUES ({JobRow.Values}) ON CONFLICT (idempotency_key) DO NOTHING RETURNING number", row);
            if (number is not null)
                return new Admission(number.Value, job.Id, Existed: false);
            var existing = session.Connection.QuerySingle<JobRow>(JobRow.Select + "WHERE idempotency_key = @IdempotencyKey", row);
            return new Admission(existing.Number, existing.Id, Existed: true);
        });
    }

    public Task<bool> SetPausedAsync(long leaderEpoch, string id, bool paused) => _writes.EnqueueAsync(session =>
    {
        session.RequireLeader(leaderEpoch);
        return session.Execute("UPDATE jobs SET paused = @paused WHERE id = @id AND state < 2", new { id, paused = paused ? 1 : 0 }) == 1;
    });

    public Task<bool> CancelAsync(long leaderEpoch, string id, DateTimeOffset at) => _writes.EnqueueAsync(session =>
    {
        session.RequireLeader(leaderEpoch);
        return session.Execute(
            "UPDATE jobs SET state = @state, epoch = epoch + 1, finished_at = @at WHERE id = @id AND state < 2",
            new { id, state = (int)JobState.Cancelled, at = at.ToUnixTimeMilliseconds() }) == 1;
    });

    public async Task<int> RetireAsync(long leaderEpoch, DateTimeOffset finishedBefore, int limit)
    {
        var before = finishedBefore.ToUnixTimeMilliseconds();
        var jobs = await ReadAsync((connection, token) => connection.QueryAsync<(long Number, string? Upload)>(new CommandDefinition(
            "SELECT number, upload FROM jobs WHERE state >= 2 AND finished_at < @before ORDER BY finished_at LIMIT @limit",
            new { before, limit }, cancellationToken: token)), default).ConfigureAwait(false);
        var retired = 0;
        foreach (var (number, upload) in jobs)
        {
            await RetireJobAsync(leaderEpoch, number, upload).ConfigureAwait(false);
            retired++;
        }

        await _writes.EnqueueAsync(session =>
        {
            session.RequireLeader(leaderEpoch);
            return session.Execute("DELETE FROM inputs WHERE created_at < @before AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.upload = inputs.upload)", new { before });
        }).ConfigureAwait(false);
        return retired;
    }

    /// <summary>The tasks go in slices, so that other writes get in between; the job itself goes last, so that a crash leaves it to the next time.</summary>
    private async Task RetireJobAsync(long leaderEpoch, long job, string? upload)
    {
        int deleted;
        do
        {
            deleted = await _writes.EnqueueAsync(session =>
            {
                session.RequireLeader(leaderEpoch);
                return session.Execute(
                    "DELETE FROM tasks WHERE job = @job AND idx <= (SELECT MAX(idx) FROM (SELECT idx FROM tasks WHERE job = @job ORDER BY idx LIMIT @slice) AS slice)",
                    new { job, slice = DeleteAtOnce });
            }).ConfigureAwait(false);
        }
        while (deleted == DeleteAtOnce);

        await _writes.EnqueueAsync(session =>
        {
            session.RequireLeader(leaderEpoch);
            foreach (var table in (string[])["chunks", "attempts", "leases", "files", "results"])
                session.Execute($"DELETE FROM {table} WHERE job = @job", new { job });
            if (upload is not null)
                session.Execute("DELETE FROM inputs WHERE upload = @upload", new { upload });
            return session.Execute("DELETE FROM jobs WHERE number = @job", new { job });
        }).ConfigureAwait(false);
    }
}
