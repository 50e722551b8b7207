using System.Globalization;
using AkkaCluster.Benchmarks.Frame;
using AkkaCluster.Peers.Peers;
using AkkaCluster.Peers.Proxies;

namespace AkkaCluster.Peers.Frame;

/// <summary>All rounds, and the tables.</summary>
internal static class Comparison
{
    private static readonly IReadOnlyList<(string Key, Func<IPeer> Make)> Peers =
    [
        ("sqlite", () => new ClusterPeer(isPostgres: false)),
        ("postgres", () => new ClusterPeer(isPostgres: true)),
        ("hangfire", () => new HangfirePeer()),
        ("orleans", () => new OrleansPeer()),
        ("celery", () => new CeleryPeer()),
        ("dask", () => new DaskPeer()),
        ("slurm", () => new SlurmPeer()),
        ("parallel", LinePeer.Parallel),
        ("xargs", LinePeer.Xargs),
    ];

    private static readonly IReadOnlyList<(string Key, Func<Proxy> Make)> Proxies =
        [("direct", Proxy.None), ("nginx", Proxy.Nginx), ("haproxy", Proxy.HaProxy), ("yarp", Proxy.Yarp), ("balancer", Proxy.Ours)];

    private static readonly IReadOnlyList<string> RowKeys = [.. PeerRows.Of(Sizes.Full).Select(row => row.Key), .. ProxyRows.Of(Sizes.Full).Select(row => row.Key)];

    private static readonly IReadOnlyList<string> SubjectKeys = [.. Peers.Select(peer => peer.Key), .. Proxies.Select(proxy => proxy.Key)];

    /// <summary>What <c>--only</c> may name.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. RowKeys, .. SubjectKeys];

    public static async Task<int> RunAsync(ComparisonOptions options, TextWriter output, TextWriter error)
    {
        var (only, sizes) = (options.Only.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), options.IsSmall ? Sizes.Small : Sizes.Full);
        if (only.FirstOrDefault(key => !Keys.Contains(key)) is { } unknown)
            return await RefuseAsync(error, $"'{unknown}' is neither a row nor a peer; --only takes {string.Join(", ", Keys)}.").ConfigureAwait(false);
        if (options.Rounds < 1)
            return await RefuseAsync(error, $"--rounds is {options.Rounds}; expected 1 or more.").ConfigureAwait(false);
        if (options.Write is { } target && !File.Exists(target))
            return await RefuseAsync(error, $"There is no file {target} to write the tables to.").ConfigureAwait(false);

        var rounds = options.IsSmall ? 1 : options.Rounds;
        var began = TimeProvider.System.GetTimestamp();
        bool IsChosen(string key, IReadOnlyList<string> family) => only.Contains(key) || !only.Any(family.Contains);
        var peers = new Contest<IPeer>("setup; what is on disk before a task is acknowledged, and its output when it is done", [.. Peers.Where(peer => IsChosen(peer.Key, SubjectKeys))], [.. PeerRows.Of(sizes).Where(row => IsChosen(row.Key, RowKeys))], peer => PeerRows.WarmUpAsync(peer, sizes), error);
        var proxies = new Contest<Proxy>("setup", [.. Proxies.Where(proxy => IsChosen(proxy.Key, SubjectKeys))], [.. ProxyRows.Of(sizes).Where(row => IsChosen(row.Key, RowKeys))], proxy => proxy.WarmUpAsync(), error);
        for (var round = 1; round <= rounds; round++)
        {
            await error.WriteLineAsync($"round {round} of {rounds}").ConfigureAwait(false);
            await peers.RunRoundAsync().ConfigureAwait(false);
            await proxies.RunRoundAsync().ConfigureAwait(false);
        }
        var minutes = TimeProvider.System.GetElapsedTime(began).TotalMinutes;
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            {Machine.Describe()}

            Medians of {rounds} rounds, all in turns within one run of {minutes:0} minutes{(options.IsSmall ? " at a small size: the figures mean nothing" : "")}.

            {peers.Table()}
            {proxies.Table()}
            """);
        await output.WriteAsync(text).ConfigureAwait(false);
        if (options.Write is { } file)
            await File.WriteAllTextAsync(file, MarkedText.Replace(await File.ReadAllTextAsync(file).ConfigureAwait(false), text)).ConfigureAwait(false);
        return peers.HasFailed || proxies.HasFailed ? 1 : 0;
    }

    private static async Task<int> RefuseAsync(TextWriter error, string fault)
    {
        await error.WriteLineAsync(fault).ConfigureAwait(false);
        return 2;
    }
}
