using Dapper;

namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>The table <c>schedules</c>.</summary>
internal sealed class Schedules(SqlReader reader, GroupCommit writes)
{
    private const string Select = "SELECT schedules.name AS Name, revision AS Revision, cron AS Cron, zone AS Zone, missed AS Missed, overlap AS Overlap, job AS Job, schedules.paused AS Paused, next_at AS NextAt, "
        + "held AS Held, last_at AS LastAt, last_job AS LastJob, skipped_at AS SkippedAt, skipped AS Skipped, jobs.state AS LastState FROM schedules LEFT JOIN jobs ON jobs.id = schedules.last_job ";

    public Task PutScheduleAsync(ScheduleRecord schedule) => writes.EnqueueAsync(session =>
    {
        session.Execute("DELETE FROM schedules WHERE name = @Name", new { schedule.Name });
        return session.Execute(
            "INSERT INTO schedules (name, revision, cron, zone, missed, overlap, job, paused, next_at, held) VALUES (@Name, @Revision, @Cron, @Zone, @missed, @overlap, @Job, @paused, @next, 0)",
            new { schedule.Name, schedule.Revision, schedule.Cron, schedule.Zone, missed = (int)schedule.Missed, overlap = (int)schedule.Overlap, schedule.Job, paused = schedule.Paused ? 1 : 0, next = ToStored(schedule.NextAt) });
    });

    public Task<bool> RemoveScheduleAsync(string name) => writes.EnqueueAsync(session => session.Execute("DELETE FROM schedules WHERE name = @name", new { name }) == 1);

    public Task<bool> SetSchedulePausedAsync(string name, bool paused, DateTimeOffset? nextAt) => writes.EnqueueAsync(session => session.Execute(
        "UPDATE schedules SET paused = @paused, next_at = @next, held = 0 WHERE name = @name", new { name, paused = paused ? 1 : 0, next = ToStored(nextAt) }) == 1);

    public Task NoteTriggeredAsync(string name, long revision, DateTimeOffset at, string job) => writes.EnqueueAsync(session => session.Execute(
        "UPDATE schedules SET last_at = @at, last_job = @job WHERE name = @name AND revision = @revision", new { name, revision, at = ToStored(at), job }));

    public Task AdvanceScheduleAsync(long leaderEpoch, ScheduleRecord schedule, ScheduleStep step) => writes.EnqueueAsync(session =>
    {
        session.RequireLeader(leaderEpoch);
        return session.Execute(
            "UPDATE schedules SET next_at = @next, held = @held, last_at = COALESCE(@run, last_at), last_job = COALESCE(@Job, last_job), skipped_at = COALESCE(@skippedAt, skipped_at), skipped = COALESCE(@Skipped, skipped) "
            + "WHERE name = @Name AND revision = @Revision AND next_at = @from",
            new
            {
                schedule.Name, schedule.Revision, from = ToStored(schedule.NextAt), next = ToStored(step.NextAt), held = step.Held ? 1 : 0,
                run = step.Job is null ? null : ToStored(step.RunAt), step.Job, skippedAt = ToStored(step.SkippedAt), step.Skipped,
            });
    });

    public Task<ScheduleRecord?> FindScheduleAsync(string name, CancellationToken cancellation = default) => reader.ReadAsync(async (connection, token) =>
        (await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(Select + "WHERE schedules.name = @name", new { name }, cancellationToken: token)).ConfigureAwait(false))?.ToRecord(), cancellation);

    public Task<IReadOnlyList<ScheduleRecord>> ListSchedulesAsync(string? after, int limit, CancellationToken cancellation = default) =>
        ReadAsync("WHERE schedules.name > @after ORDER BY schedules.name LIMIT @limit", new { after = after ?? "", limit }, cancellation);

    public Task<IReadOnlyList<ScheduleRecord>> ReadSoonestAsync(int limit, CancellationToken cancellation = default) =>
        ReadAsync("WHERE next_at IS NOT NULL AND (held = 0 OR COALESCE(jobs.state, 2) >= 2) ORDER BY next_at LIMIT @limit", new { limit }, cancellation);

    private Task<IReadOnlyList<ScheduleRecord>> ReadAsync(string which, object values, CancellationToken cancellation) => reader.ReadAsync<IReadOnlyList<ScheduleRecord>>(async (connection, token) =>
        [.. (await connection.QueryAsync<Row>(new CommandDefinition(Select + which, values, cancellationToken: token)).ConfigureAwait(false)).Select(row => row.ToRecord())], cancellation);

    private static long? ToStored(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();

    private sealed class Row
    {
        public string Name { get; set; } = "";
        public long Revision { get; set; }
        public string Cron { get; set; } = "";
        public string Zone { get; set; } = "";
        public int Missed { get; set; }
        public int Overlap { get; set; }
        public string Job { get; set; } = "";
        public int Paused { get; set; }
        public long? NextAt { get; set; }
        public int Held { get; set; }
        public long? LastAt { get; set; }
        public string? LastJob { get; set; }
        public int? LastState { get; set; }
        public long? SkippedAt { get; set; }
        public string? Skipped { get; set; }

        public ScheduleRecord ToRecord() => new()
        {
            Name = Name,
            Revision = Revision,
            Cron = Cron,
            Zone = Zone,
            Missed = (MissedTimes)Missed,
            Overlap = (OverlapPolicy)Overlap,
            Job = Job,
            Paused = Paused != 0,
            NextAt = Time(NextAt),
            Held = Held != 0,
            LastAt = Time(LastAt),
            LastJob = LastJob,
            LastState = (JobState?)LastState,
            SkippedAt = Time(SkippedAt),
            Skipped = Skipped,
        };

        private static DateTimeOffset? Time(long? milliseconds) => milliseconds is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;
    }
}
