using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Runs;

/// <summary>One job of a file.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Line">Where it stands.</param>
/// <param name="Request">What is handed in, without what refers to others.</param>
internal sealed record JobStep(string Name, int Line, JobRequest Request)
{
    /// <summary>The jobs of the file that have to end before, and how.</summary>
    public IReadOnlyList<JobDependency> Needs { get; init; } = [];

    /// <summary>The jobs of the file whose outputs are its inputs.</summary>
    public IReadOnlyList<string> OutputsOf { get; init; } = [];

    /// <summary>Whether all of them are the input of one task.</summary>
    public bool Gathers { get; init; }
}
