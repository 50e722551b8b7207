namespace AkkaCluster.Benchmarks.Frame;

/// <summary>The benchmarks of this program, found by their interface.</summary>
public static class Catalog
{
    public static IReadOnlyList<IBenchmark> Benchmarks { get; } =
    [
        .. typeof(Catalog).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false, IsInterface: false } && typeof(IBenchmark).IsAssignableFrom(t))
            .Select(t => (IBenchmark)Activator.CreateInstance(t)!)
            .OrderBy(b => b.Name, StringComparer.Ordinal),
    ];
}
