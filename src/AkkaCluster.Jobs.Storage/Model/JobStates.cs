namespace AkkaCluster.Jobs.Storage;

public static class JobStates
{
    /// <summary>Whether nothing changes any more in a job of this state.</summary>
    public static bool IsFinal(this JobState state) => state >= JobState.Succeeded;

    /// <summary>What an ended job did, in a sentence about it: "it was cancelled".</summary>
    internal static string Told(this JobState state) => state switch
    {
        JobState.Succeeded => "succeeded",
        JobState.Failed => "failed",
        _ => "was cancelled",
    };
}
