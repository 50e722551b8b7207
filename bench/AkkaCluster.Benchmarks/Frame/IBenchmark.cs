namespace AkkaCluster.Benchmarks.Frame;

/// <summary>One benchmark, found by its name. Implement it with a parameterless constructor; nothing needs registering.</summary>
public interface IBenchmark
{
    /// <summary>What is typed to run it.</summary>
    string Name { get; }

    /// <summary>One line for `list`: what it measures, and what its figures include.</summary>
    string Description { get; }

    /// <summary>Measures with BenchmarkRun.MeasureAsync, one call a figure.</summary>
    Task RunAsync(BenchmarkRun run);
}
