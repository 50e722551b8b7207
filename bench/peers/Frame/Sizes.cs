namespace AkkaCluster.Peers.Frame;

/// <summary>How much work each row is.</summary>
internal sealed record Sizes
{
    /// <summary>Of all figures that are published.</summary>
    public static Sizes Full { get; } = new();

    /// <summary>To see that everything runs.</summary>
    public static Sizes Small { get; } = new() { Bulk = 500, InChunks = 20_000, Singles = TimeSpan.FromSeconds(0.5), Commands = 200, Ranges = 20, Outputs = 20, Watched = 100, Calls = 2_000, Patience = TimeSpan.FromSeconds(10) };

    public int Bulk { get; private init; } = 5_000;

    public int InChunks { get; private init; } = 1_000_000;

    /// <summary>For how long tasks are submitted one by one, by one client and by many.</summary>
    public TimeSpan Singles { get; private init; } = TimeSpan.FromSeconds(10);

    public int Commands { get; private init; } = 5_000;

    /// <summary>Ranges whose primes are counted.</summary>
    public int Ranges { get; private init; } = 200;

    /// <summary>Tasks of 1 MiB of output.</summary>
    public int Outputs { get; private init; } = 1_000;

    /// <summary>Tasks during which something is killed.</summary>
    public int Watched { get; private init; } = 400;

    /// <summary>Calls through a proxy.</summary>
    public int Calls { get; private init; } = 50_000;

    /// <summary>How long after a kill a task that was not done yet is given up.</summary>
    public TimeSpan Patience { get; private init; } = TimeSpan.FromSeconds(45);
}
