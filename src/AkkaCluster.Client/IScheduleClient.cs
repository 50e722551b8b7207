using AkkaCluster.Client.Model;

namespace AkkaCluster.Client;

/// <summary>The schedules of a cluster: jobs that are handed in by the clock. What is refused is a <see cref="ClusterException"/>.</summary>
public interface IScheduleClient
{
    /// <summary>Adds a schedule; one that is as it was goes on unchanged.</summary>
    /// <param name="name">Its name: letters, digits, dash, dot and underscore.</param>
    /// <param name="request">What it hands in, and when.</param>
    /// <param name="replace">Whether it may take the place of another one of that name; else that is refused (409).</param>
    /// <param name="cancellation">Ends the call.</param>
    Task<Schedule> PutAsync(string name, ScheduleRequest request, bool replace = false, CancellationToken cancellation = default);

    /// <summary>A schedule.</summary>
    Task<Schedule> GetAsync(string name, CancellationToken cancellation = default);

    /// <summary>All schedules, by name.</summary>
    IAsyncEnumerable<Schedule> ListAsync(CancellationToken cancellation = default);

    /// <summary>Holds a schedule: its times pass until it is resumed, and are not made up for.</summary>
    Task<Schedule> PauseAsync(string name, CancellationToken cancellation = default);

    /// <summary>Lets a held schedule go on with its next time.</summary>
    Task<Schedule> ResumeAsync(string name, CancellationToken cancellation = default);

    /// <summary>Hands the schedule's job in now.</summary>
    /// <returns>The job's id.</returns>
    Task<string> TriggerAsync(string name, CancellationToken cancellation = default);

    /// <summary>Removes a schedule; the jobs that it handed in stay.</summary>
    Task RemoveAsync(string name, CancellationToken cancellation = default);
}
