namespace AkkaCluster.Peers.Hosts;

/// <summary>What Hangfire's workers run.</summary>
public static class HangfireJobs
{
    /// <summary>Nothing.</summary>
    public static void Noop()
    {
    }

    /// <summary>A program; its output is the job's result.</summary>
    public static Task<string> RunAsync(string[] words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Command.RunAsync(words[0], words[1..]);
    }
}
