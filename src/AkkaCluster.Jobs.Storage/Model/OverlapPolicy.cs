namespace AkkaCluster.Jobs.Storage;

/// <summary>What becomes of a schedule's time that comes while the job of the last one is not finished. The numbers are those in the database.</summary>
public enum OverlapPolicy
{
    /// <summary>It is left out.</summary>
    Skip = 0,

    /// <summary>Its job is handed in when the last one has ended.</summary>
    Queue = 1,

    /// <summary>Its job is handed in beside the last one.</summary>
    Allow = 2,
}
