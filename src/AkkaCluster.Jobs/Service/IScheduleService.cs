using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs;

/// <summary>The schedules of the cluster as any node offers them: they stand in the job store, and the leader hands in what is due. Every refusal is a <see cref="JobRefusedException"/>.</summary>
public interface IScheduleService
{
    /// <summary>Puts a schedule; one that is as it was goes on unchanged.</summary>
    /// <param name="name">Its name: letters, digits, dash, dot and underscore.</param>
    /// <param name="request">What it hands in, and when.</param>
    /// <param name="replace">Whether it may take the place of another one of that name.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>The schedule, and whether there was none of its name.</returns>
    Task<(ScheduleRecord Schedule, bool Added)> PutAsync(string name, ScheduleRequest request, bool replace, CancellationToken cancellation = default);

    /// <summary>The schedule of a name.</summary>
    Task<ScheduleRecord> GetAsync(string name, CancellationToken cancellation = default);

    /// <summary>Schedules by name, after a name.</summary>
    Task<IReadOnlyList<ScheduleRecord>> ListAsync(string? after, int limit, CancellationToken cancellation = default);

    /// <summary>Holds a schedule: its times pass until it is resumed, and are not made up for.</summary>
    Task<ScheduleRecord> PauseAsync(string name, CancellationToken cancellation = default);

    /// <summary>Lets a held schedule go on with its next time.</summary>
    Task<ScheduleRecord> ResumeAsync(string name, CancellationToken cancellation = default);

    /// <summary>Hands the job in now, whatever the times say and whether the last one has ended.</summary>
    Task<SubmittedJob> TriggerAsync(string name, string? key = null, CancellationToken cancellation = default);

    /// <summary>Removes a schedule; the jobs that it handed in stay.</summary>
    Task RemoveAsync(string name, CancellationToken cancellation = default);
}
