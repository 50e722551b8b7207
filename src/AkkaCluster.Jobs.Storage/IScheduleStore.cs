namespace AkkaCluster.Jobs.Storage;

/// <summary>The schedules. Whoever changes one writes it here; the leader finds it, and only the leader hands in what is due.</summary>
public interface IScheduleStore
{
    /// <summary>Adds a schedule, or puts it in the place of the one of its name.</summary>
    Task PutScheduleAsync(ScheduleRecord schedule);

    /// <summary>The schedule, or null.</summary>
    Task<ScheduleRecord?> FindScheduleAsync(string name, CancellationToken cancellation = default);

    /// <summary>Schedules by name, after a name.</summary>
    Task<IReadOnlyList<ScheduleRecord>> ListSchedulesAsync(string? after, int limit, CancellationToken cancellation = default);

    /// <summary>Removes a schedule; false where there is none. Jobs that it handed in stay.</summary>
    Task<bool> RemoveScheduleAsync(string name);

    /// <summary>Holds a schedule, or lets it go on with a time; false where there is none.</summary>
    Task<bool> SetSchedulePausedAsync(string name, bool paused, DateTimeOffset? nextAt);

    /// <summary>A job was handed in for a schedule out of turn.</summary>
    Task NoteTriggeredAsync(string name, long revision, DateTimeOffset at, string job);

    /// <summary>The schedules whose times come first, in their order; without those that wait for the end of a job.</summary>
    Task<IReadOnlyList<ScheduleRecord>> ReadSoonestAsync(int limit, CancellationToken cancellation = default);

    /// <summary>A schedule goes on. Nothing where it was changed since it was read.</summary>
    /// <param name="leaderEpoch">The leader who says so; fails with <see cref="StaleEpochException"/> when that has passed.</param>
    /// <param name="schedule">As it was read.</param>
    /// <param name="step">How it goes on.</param>
    Task AdvanceScheduleAsync(long leaderEpoch, ScheduleRecord schedule, ScheduleStep step);
}
