namespace AkkaCluster.JobKinds;

/// <summary>The kind fail; the section Fail.</summary>
public sealed class FailOptions
{
    /// <summary>Whether jobs of kind fail may end their workers' processes (parameter exit), as a crash does. For clusters that are there for tests.</summary>
    public bool AllowExit { get; set; }
}
