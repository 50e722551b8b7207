namespace AkkaCluster.Hosting;

/// <summary>How a program that is a node goes with its process.</summary>
public sealed class ProcessOptions
{
    /// <summary>End when standard input ends: for nodes that another process started and that must not outlive it.</summary>
    public bool StopWithParent { get; set; }
}
