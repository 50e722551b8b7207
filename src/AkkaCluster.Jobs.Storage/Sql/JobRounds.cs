using Dapper;

namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>Begins further rounds of jobs that have ended: takes out what is to be run again, and then queues the job.</summary>
internal static class JobRounds
{
    /// <summary>How many tasks are taken out in one transaction, so that other writes get in between.</summary>
    private const int TakeAtOnce = 20_000;

    /// <summary>Failed ones cost more: the chunks that they were recorded with are cut.</summary>
    private const int CutAtOnce = 1000;

    /// <summary>Null where more is to be taken out.</summary>
    public static Rerun? Begin(SqlSession session, string id, bool failedOnly, int round, DateTimeOffset at)
    {
        if (session.Connection.QuerySingleOrDefault<JobRow>(JobRow.Select + "WHERE id = @id", new { id }) is not { } job)
            return new Rerun(false, null);
        var isOver = ((JobState)job.State).IsFinal();
        if (job.Round == round)
            return new Rerun(true, isOver ? null : job.ToActive());
        if (!isOver || job.Round != round - 1 || (failedOnly && job.OutputsOf is null && job.Succeeded == job.TaskCount))
            return new Rerun(false, null);
        if (failedOnly ? TakeFailed(session, job.Number) : TakeAll(session, job.Number))
            return null;
        // By the next epoch, whoever wrote until now can write no more; it ends in order, so that no incarnation of the job's actor counts as lost.
        session.Execute(
            "UPDATE jobs SET round = @round, epoch = epoch + 1, round_epoch = epoch + 1, handed_over = epoch + 1, losses = 0, state = CASE WHEN outputs_of IS NULL THEN 0 ELSE -1 END, unmet = 0, paused = 0, queued_at = @at, started_at = NULL, finished_at = NULL, error = NULL, result_type = NULL "
            + "WHERE number = @Number",
            new { job.Number, round, at = at.ToUnixTimeMilliseconds() });
        WaitingJobs.Rejoin(session, job.Number);
        foreach (var table in (string[])["results", "leases"])
            session.Execute($"DELETE FROM {table} WHERE job = @Number", new { job.Number });
        return new Rerun(true, session.Connection.QuerySingle<JobRow>(JobRow.Select + "WHERE number = @Number", new { job.Number }).ToActive());
    }

    /// <summary>Takes out some of all tasks; true where there may be more.</summary>
    private static bool TakeAll(SqlSession session, long job)
    {
        var (last, count, failed) = session.Connection.QuerySingle<(long Last, long Count, long Failed)>(
            "SELECT COALESCE(MAX(idx), -1), COUNT(*), CAST(COALESCE(SUM(failed), 0) AS BIGINT) FROM (SELECT idx, failed FROM tasks WHERE job = @job ORDER BY idx LIMIT @TakeAtOnce) AS slice", new { job, TakeAtOnce });
        session.Execute("DELETE FROM tasks WHERE job = @job AND idx <= @last", new { job, last });
        session.Execute("UPDATE jobs SET succeeded = succeeded - @succeeded, failed = failed - @failed WHERE number = @job", new { job, succeeded = count - failed, failed });
        if (count == TakeAtOnce)
            return true;
        session.Execute("UPDATE jobs SET returned_bytes = 0 WHERE number = @job", new { job });
        foreach (var table in (string[])["chunks", "outputs", "files", "returned_files"])
            session.Execute($"DELETE FROM {table} WHERE job = @job", new { job });
        return false;
    }

    /// <summary>Takes out some of the tasks that failed, and cuts the chunks that they were recorded with; true where there may be more.</summary>
    private static bool TakeFailed(SqlSession session, long job)
    {
        var failed = session.Connection.Query<long>("SELECT idx FROM tasks WHERE job = @job AND failed = 1 ORDER BY idx LIMIT @CutAtOnce", new { job, CutAtOnce }).ToList();
        for (var next = 0; next < failed.Count;)
        {
            var chunk = session.Connection.QuerySingle<(long First, long Count)>(
                "SELECT first, count FROM chunks WHERE job = @job AND first = (SELECT MAX(first) FROM chunks WHERE job = @job AND first <= @index)", new { job, index = failed[next] });
            var cuts = failed.Skip(next).TakeWhile(index => index < chunk.First + chunk.Count).ToList();
            Cut(session, job, chunk.First, chunk.Count, cuts);
            next += cuts.Count;
        }

        if (failed.Count > 0)
        {
            session.Execute("DELETE FROM tasks WHERE job = @job AND failed = 1 AND idx <= @last", new { job, last = failed[^1] });
            session.Execute("UPDATE jobs SET failed = failed - @count WHERE number = @job", new { job, count = failed.Count });
        }

        return failed.Count == CutAtOnce;
    }

    /// <summary>What is left of a chunk beside some of its tasks.</summary>
    private static void Cut(SqlSession session, long job, long first, long count, List<long> cuts)
    {
        var from = first;
        foreach (var cut in cuts.Append(first + count))
        {
            // The first piece has the chunk's own key: the chunk goes last.
            if (cut > from && from > first)
                Copy(session, job, first, from, cut - from);
            from = cut + 1;
        }

        if (cuts[0] > first)
            session.Execute("UPDATE chunks SET count = @left WHERE job = @job AND first = @first", new { job, first, left = cuts[0] - first });
        else
            session.Execute("DELETE FROM chunks WHERE job = @job AND first = @first", new { job, first });
    }

    private static void Copy(SqlSession session, long job, long chunk, long first, long count) => session.Execute(
        "INSERT INTO chunks (job, first, count, worker, epoch, started_at, elapsed) SELECT job, @first, @count, worker, epoch, started_at, elapsed FROM chunks WHERE job = @job AND first = @chunk",
        new { job, chunk, first, count });
}
