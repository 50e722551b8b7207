namespace AkkaCluster.Contracts;

/// <summary>The inputs of a job as its submitter gave them.</summary>
public abstract record InputSource
{
    private InputSource() { }

    /// <summary>No inputs: the kind makes them from its parameters.</summary>
    public sealed record None : InputSource;

    /// <summary>Lines of text, one a task.</summary>
    public sealed record Lines(IReadOnlyList<string> Items) : InputSource;

    /// <summary>The whole numbers from <paramref name="From"/> up to, not including, <paramref name="To"/>, <paramref name="Step"/> of them a task.</summary>
    public sealed record Range(long From, long To, long Step = 1) : InputSource;

    /// <summary>Files on storage that all nodes share, by path or glob (<c>*</c>, <c>?</c>, <c>**</c>).</summary>
    public sealed record Files(IReadOnlyList<string> Globs) : InputSource;

    /// <summary>What other jobs make: the lines of their results or, of those without, the outputs of their tasks. The job waits for them, and its inputs are made when they have ended.</summary>
    /// <param name="Jobs">The jobs' ids, in order.</param>
    /// <param name="Gather">Whether all of it is the input of one task, in lines.</param>
    public sealed record Outputs(IReadOnlyList<string> Jobs, bool Gather = false) : InputSource;

    /// <summary>Lines that were streamed into the job store beforehand.</summary>
    public sealed record Upload(string Id, long Count) : InputSource
    {
        /// <summary>A hash of the lines, where it is known: it tells whether two submissions of one idempotency key are the same.</summary>
        public string? ContentHash { get; init; }
    }
}
