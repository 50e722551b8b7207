namespace AkkaCluster.Cli.Output;

/// <summary>What is shown of jobs that are followed.</summary>
internal enum Shown
{
    /// <summary>A bar each, for a person who watches.</summary>
    Bars,

    /// <summary>Lines from time to time.</summary>
    Lines,

    /// <summary>What they wait for, and nothing else.</summary>
    Waits,
}
