namespace AkkaCluster.Benchmarks.Frame;

/// <summary>The other end of a benchmark that needs several processes; <see cref="ChildProcess"/> starts it by its name.</summary>
public interface IBenchmarkProcess
{
    /// <summary>The hidden sub-command.</summary>
    string Name { get; }

    /// <summary>Runs until its standard input is closed, which also happens when the parent dies. Returns the exit code.</summary>
    Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken stopped);
}
