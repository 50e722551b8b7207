namespace AkkaCluster.Peers.Hosts;

/// <summary>A grain per task.</summary>
public interface ITaskGrain : IGrainWithIntegerKey
{
    /// <summary>Runs a program, or nothing; the task is in the store before it begins, and its output before this returns.</summary>
    Task<string> RunAsync(string[] words);
}
