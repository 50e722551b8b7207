namespace AkkaCluster.Chaos.Soak;

/// <summary>What is read of something again and again, and may not grow.</summary>
/// <param name="What">What it is.</param>
/// <param name="Unit">In which unit; empty for a count.</param>
/// <param name="Bound">How much more there may be of it in the end.</param>
internal sealed record Figure(string What, string Unit, Bound Bound)
{
    private static readonly Bound Unbounded = new(0, double.PositiveInfinity);

    public static Figure Resident { get; } = new("resident memory", " MiB", new Bound(0.1, 30));

    public static Figure Anonymous { get; } = new("anonymous memory", " MiB", new Bound(0.1, 30));

    /// <summary>The collected heap, after its last collection.</summary>
    public static Figure Heap { get; } = new("heap", " MiB", new Bound(0.1, 30));

    public static Figure Threads { get; } = new("threads", "", new Bound(0, 10));

    public static Figure Handles { get; } = new("handles", "", new Bound(0, 20));

    public static Figure Store { get; } = new("size", " MiB", new Bound(0.1, 16));

    /// <summary>Jobs in the store; as many as the pace and the retention let there be.</summary>
    public static Figure Jobs { get; } = new("jobs", "", Unbounded);

    /// <summary>The share of the machine's processors that is used.</summary>
    public static Figure Load { get; } = new("load", " %", Unbounded);

    /// <summary>Those of a node.</summary>
    public static IReadOnlyList<Figure> OfNode { get; } = [Resident, Anonymous, Heap, Threads, Handles];
}
