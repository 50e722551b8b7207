using System.Diagnostics;

namespace AkkaCluster.Pbm.Tests;

/// <summary>Three nodes in processes of their own, all up.</summary>
public sealed class LiveCluster : IAsyncLifetime
{
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<NodeProcess> _nodes = [];

    internal IReadOnlyList<NodeProcess> Nodes => _nodes;

    internal NodeProcess First => _nodes[0];

    internal NodeProcess Second => _nodes[1];

    internal NodeProcess Third => _nodes[2];

    public async Task InitializeAsync()
    {
        _nodes.Add(await NodeProcess.StartAsync("seed", "self"));
        _nodes.AddRange(await Task.WhenAll(NodeProcess.StartAsync("worker", First.Address), NodeProcess.StartAsync("worker", First.Address)));
        await UntilAsync(First, output => Lines(output, "| up |") == 3, "cluster", "show");
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
    }

    internal static int Lines(string output, string part) => output.Split('\n').Count(l => l.Contains(part, StringComparison.Ordinal));

    internal static async Task<PbmResult> UntilAsync(NodeProcess node, Predicate<string> seen, params string[] words)
    {
        PbmResult? last = null;
        await UntilTrueAsync(async () => seen((last = await Pbm.RunAsync(node.Pbm, words)).Output), $"{node.Address} {string.Join(' ', words)}", () => $"{last}");
        return last!;
    }

    internal static Task UntilTrueAsync(Func<bool> condition, string what, TextWriter seen) => UntilTrueAsync(() => Task.FromResult(condition()), what, () => seen.ToString()!);

    private static async Task UntilTrueAsync(Func<Task<bool>> condition, string what, Func<string> seen)
    {
        var watch = Stopwatch.StartNew();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await condition())
        {
            if (watch.Elapsed > Patience) throw new TimeoutException($"Not within {Patience}: {what}. Seen last: {seen()}");
            await tick.WaitForNextTickAsync();
        }
    }
}
