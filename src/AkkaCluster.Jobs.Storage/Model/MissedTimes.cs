namespace AkkaCluster.Jobs.Storage;

/// <summary>What becomes of a schedule's times that nobody handed the job in for when they came. The numbers are those in the database.</summary>
public enum MissedTimes
{
    /// <summary>They are left out.</summary>
    Skip = 0,

    /// <summary>The last of them is made up for.</summary>
    Once = 1,

    /// <summary>Each of them is made up for, up to a bound.</summary>
    All = 2,
}
