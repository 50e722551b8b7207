namespace AkkaCluster.Jobs.Storage;

public static class JobStates
{
    /// <summary>Whether nothing changes any more in a job of this state.</summary>
    public static bool IsFinal(this JobState state) => state >= JobState.Succeeded;
}
