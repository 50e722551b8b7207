namespace AkkaCluster.JobKinds.Exec;

/// <summary>One process to run.</summary>
/// <param name="Words">The program, looked up in <c>PATH</c>, and its arguments.</param>
/// <param name="Input">What it gets on standard input; null for nothing.</param>
/// <param name="Directory">Where it runs; null for the worker's own directory.</param>
/// <param name="Environment">Variables over the worker's own.</param>
/// <param name="OutputLimit">Bytes of standard output that it may write; it is ended when it writes more.</param>
/// <param name="ErrorLimit">Bytes of standard error that are kept.</param>
internal sealed record CommandRequest(
    IReadOnlyList<string> Words,
    byte[]? Input,
    string? Directory,
    IReadOnlyDictionary<string, string> Environment,
    int OutputLimit,
    int ErrorLimit)
{
    /// <summary>Told how it ended, however that was, before anybody else is.</summary>
    public Action<CommandOutcome>? Ended { get; init; }

    /// <summary>How long it may take, asked again while it runs; null for as long as it likes.</summary>
    public Func<TimeSpan?>? TimeLimit { get; init; }
}
