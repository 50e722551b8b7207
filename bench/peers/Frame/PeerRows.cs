using System.Globalization;

namespace AkkaCluster.Peers.Frame;

/// <summary>The work that peers are given.</summary>
internal static class PeerRows
{
    private const int Clients = 64;
    private const int MiB = 1_048_576;

    // GNU's factor tells a prime by itself: the same work whatever language a peer is written in.
    private const string Primes = "seq $(($0 * 50000 + 1000000)) $(($0 * 50000 + 1049999)) | factor | grep -c '^[0-9]*: [0-9]*$'";
    private const string OneMiB = "head -c 786432 /dev/urandom | base64 -w0";

    public static IReadOnlyList<Row<IPeer>> Of(Sizes sizes) =>
    [
        new("bulk", Invariant($"{sizes.Bulk:#,0} tasks that do nothing, handed in together: tasks/s"), async peer => Rate(sizes.Bulk, await peer.BulkAsync(sizes.Bulk).ConfigureAwait(false)), Whole),
        new("chunks", Invariant($"{sizes.InChunks:#,0} of them in chunks of 1,000: tasks/s"), async peer => Rate(sizes.InChunks, await peer.ChunksAsync(sizes.InChunks).ConfigureAwait(false)), Whole),
        new("single", "one of them submitted and waited for, p50 / p99: ms", async peer => Percentiles(await peer.SinglesAsync(1, sizes.Singles).ConfigureAwait(false)), values => Invariant($"{values[1]:0.0} / {values[2]:0.0}")),
        new("clients", Invariant($"{Clients} clients that do so: tasks/s (p50 / p99 ms)"), async peer => Percentiles(await peer.SinglesAsync(Clients, sizes.Singles).ConfigureAwait(false)), values => Invariant($"{values[0]:#,0} ({values[1]:0} / {values[2]:0})")),
        new("true", Invariant($"the command `true`, {sizes.Commands:#,0} times: commands/s"), peer => CommandsAsync(peer, sizes.Commands, null, "true"), Whole),
        new("primes", Invariant($"{sizes.Ranges} commands that count the primes of 50,000 numbers: s"), async peer => [(await peer.CommandsAsync(sizes.Ranges, "sh", "-c", Primes).ConfigureAwait(false)).Seconds], values => Invariant($"{values[0]:0.0}")),
        new("outputs", Invariant($"{sizes.Outputs:#,0} commands of 1 MiB of output, until the client has them: MiB/s"), peer => CommandsAsync(peer, sizes.Outputs, MiB, "sh", "-c", OneMiB), Whole),
        new("worker", "`kill -9` of a process that runs tasks: longest stall, lost, done twice", peer => Recovery.MeasureAsync(peer, peer.KillWorkerAsync, sizes), values => Recovered(values, sizes), HasLost),
        new("scheduler", "`kill -9` of the process that hands tasks out: longest stall, lost, done twice", peer => peer.KillScheduler is { } kill ? Recovery.MeasureAsync(peer, kill, sizes) : Task.FromResult<double[]?>(null), values => Recovered(values, sizes), HasLost),
    ];

    /// <summary>A little of all that is measured, and tasks enough for what compiles itself as it runs.</summary>
    public static async Task WarmUpAsync(IPeer peer, Sizes sizes)
    {
        await peer.SinglesAsync(Clients, sizes.Singles).ConfigureAwait(false);
        await peer.BulkAsync(500).ConfigureAwait(false);
        await peer.ChunksAsync(5_000).ConfigureAwait(false);
        await peer.CommandsAsync(sizes.Commands / 10, "true").ConfigureAwait(false);
    }

    private static async Task<double[]?> CommandsAsync(IPeer peer, int count, int? bytesEach, params string[] words)
    {
        var outputs = await peer.CommandsAsync(count, words).ConfigureAwait(false);
        if (outputs.Bytes != count * (long)(bytesEach ?? 0))
            throw new InvalidOperationException(Invariant($"{outputs.Bytes} bytes of output came back, expected {count} times {bytesEach ?? 0}."));
        return [count / outputs.Seconds];
    }

    private static double[]? Rate(int tasks, double? seconds) => seconds is null ? null : [tasks / seconds.Value];

    private static double[]? Percentiles(Load? load) => load is null ? null : [load.Rate, load.Percentile(0.5), load.Percentile(0.99)];

    private static string Whole(double[] values) => Invariant($"{values[0]:#,0}");

    private static bool HasLost(double[] values) => values[1] > 0;

    private static string Recovered(double[] values, Sizes sizes) => HasLost(values)
        ? Invariant($"{values[1]:0} of {sizes.Watched} not done {sizes.Patience.TotalSeconds:0} s later, {values[2]:0} twice")
        : Invariant($"{values[0]:0.0} s, 0 lost, {values[2]:0} twice");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
