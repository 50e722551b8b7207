namespace AkkaCluster.Jobs.Storage;

/// <summary>How a job has to end for another to begin. The numbers are those in the database.</summary>
public enum EndCondition
{
    Succeeded = 0,

    /// <summary>In any way.</summary>
    Finished = 1,

    /// <summary>By its tasks or its reducer; one that was cancelled has not failed.</summary>
    Failed = 2,
}
