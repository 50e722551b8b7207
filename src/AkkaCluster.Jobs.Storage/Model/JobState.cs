namespace AkkaCluster.Jobs.Storage;

/// <summary>Where a job stands. The numbers are those in the database.</summary>
public enum JobState
{
    /// <summary>Admitted; it waits for a time or for other jobs, and nobody but the store knows it.</summary>
    Waiting = -1,

    /// <summary>Admitted, and no worker holds any of its tasks: none has begun, or it waits again.</summary>
    Queued = 0,

    /// <summary>Workers hold some of its tasks, or did a moment ago.</summary>
    Running = 1,

    /// <summary>All tasks are recorded and the result is there.</summary>
    Succeeded = 2,

    /// <summary>Ended by failed tasks or by its reducer.</summary>
    Failed = 3,

    /// <summary>Ended by a person, or since a job that it waited for did not end as it should.</summary>
    Cancelled = 4,
}
