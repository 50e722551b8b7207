namespace AkkaCluster.Jobs.Storage;

/// <summary>A job that has to end before another begins.</summary>
/// <param name="Job">Its id.</param>
/// <param name="On">How it has to end.</param>
public sealed record JobDependency(string Job, EndCondition On = EndCondition.Succeeded)
{
    /// <summary>Whether an end is the one that is waited for.</summary>
    public static bool IsMet(EndCondition on, JobState end) => on switch
    {
        EndCondition.Succeeded => end == JobState.Succeeded,
        EndCondition.Failed => end == JobState.Failed,
        _ => end.IsFinal(),
    };
}
