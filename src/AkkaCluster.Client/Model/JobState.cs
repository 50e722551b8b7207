namespace AkkaCluster.Client.Model;

/// <summary>Where a job stands.</summary>
public enum JobState
{
    /// <summary>Admitted; none of its tasks is recorded yet.</summary>
    Queued,

    /// <summary>Some of its tasks are recorded.</summary>
    Running,

    /// <summary>All tasks are recorded and the result is there.</summary>
    Succeeded,

    /// <summary>Ended by failed tasks.</summary>
    Failed,

    /// <summary>Ended by a person.</summary>
    Cancelled,
}
