namespace AkkaCluster.Benchmarks.Frame;

/// <summary>The benchmarks and benchmark processes of this program, found by their interfaces.</summary>
public static class Catalog
{
    public static IReadOnlyList<IBenchmark> Benchmarks { get; } = [.. Instances<IBenchmark>().OrderBy(b => b.Name, StringComparer.Ordinal)];

    public static IReadOnlyList<IBenchmarkProcess> Processes { get; } = [.. Instances<IBenchmarkProcess>()];

    private static IEnumerable<T> Instances<T>() =>
        typeof(Catalog).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false, IsInterface: false } && typeof(T).IsAssignableFrom(t))
            .Select(t => (T)Activator.CreateInstance(t)!);
}
