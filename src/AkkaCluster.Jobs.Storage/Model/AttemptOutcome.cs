namespace AkkaCluster.Jobs.Storage;

/// <summary>How an attempt at a task ended.</summary>
public enum AttemptOutcome
{
    Succeeded,

    Failed,

    /// <summary>Its worker was lost, or did not mention it any more: nobody knows.</summary>
    Lost,
}
