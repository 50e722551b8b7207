using System.Globalization;
using AkkaCluster.Chaos.Clients;
using AkkaCluster.Chaos.Histories;
using AkkaCluster.Chaos.Rounds;
using AkkaCluster.Chaos.World;
using AkkaCluster.Cli.Local;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Chaos.Garbage;

/// <summary>A seed and two workers at work, and all that strangers send to their ports; in the end they are as they were.</summary>
internal sealed class GarbageRun(GarbageOptions options, TextWriter output)
{
    private static readonly TimeSpan SettlePatience = TimeSpan.FromSeconds(60);

    /// <summary>The heap gives what it has no use for back to the machine bit by bit, with each collection.</summary>
    private static readonly TimeSpan MemoryPatience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Of the inputs, one in so many comes before nodes are read the first time: what they load and set up for such things is no growth.</summary>
    private const int WarmShare = 100;

    private const int Customers = 3;
    private const string Round = "garbage";
    private static readonly TimeSpan CallPatience = TimeSpan.FromSeconds(30);

    private readonly List<string> _faults = [];

    private string ExecutionFolder => Path.Combine(options.Folder, "executions");

    /// <summary>Whether everything held.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        Say($"seed {options.Seed}, {options.Inputs:#,0} inputs to each port, then {options.Connections:#,0} idle and as many slow connections to each for {options.Hold.TotalSeconds:0} s; logs and job store in {options.Folder}");
        Directory.CreateDirectory(ExecutionFolder);
        YoungestGeneration.Bound();
        var cluster = new LocalCluster(new LocalClusterOptions { Seeds = 1, Workers = 2, Slots = 2, Folder = options.Folder, Pbm = true, AllowExec = "echo", WorkerArguments = ["--execution-log", ExecutionFolder] });
        await using (cluster.ConfigureAwait(false))
        {
            cluster.StartNodes();
            var before = await cluster.WaitUntilFormedAsync(null, cancellation).ConfigureAwait(false);
            var store = JobStores.Create(new StoreOptions { Directory = options.Folder });
            await using (store.ConfigureAwait(false))
            {
                await store.OpenAsync(cancellation).ConfigureAwait(false);
                await TroubleAsync(cluster, store, cancellation).ConfigureAwait(false);
            }
            await CheckMembersAsync(cluster, before, cancellation).ConfigureAwait(false);
            _faults.ForEach(fault => Say($"DOES NOT HOLD: {fault}"));
            if (_faults.Count == 0)
                Say($"\nEverything held.");
            await cluster.StopAsync().ConfigureAwait(false);
        }
        return _faults.Count == 0;
    }

    private async Task TroubleAsync(LocalCluster cluster, IJobStore store, CancellationToken cancellation)
    {
        using var clients = new ClientGroup(cluster.Gateways, Customers, CallPatience);
        var work = new Shift(new JobBoard(Round), clients.Clients, store, options.Seed) { Executions = () => ExecutionLogs.Count(ExecutionFolder, Round + "-") };
        await using (work.ConfigureAwait(false))
        {
            List<(IGarbage Garbage, List<int> Ports)> targets =
            [
                (new RemotingGarbage(), [.. cluster.Nodes.Select(node => node.Start.Port)]),
                (new HttpGarbage(), [.. cluster.Nodes.Select(node => node.Start.HttpPort)]),
                (new PbmGarbage(), [.. cluster.Nodes.Select(node => node.Start.PbmPort)]),
            ];
            await Task.Delay(options.Warm, cancellation).ConfigureAwait(false);
            await SendAsync(targets, options.Inputs / WarmShare, cancellation).ConfigureAwait(false);
            var before = await ReadAsync(cluster, cancellation).ConfigureAwait(false);
            await BombardAsync(targets, cancellation).ConfigureAwait(false);
            await HoldAsync(targets, cancellation).ConfigureAwait(false);
            await CheckNodesAsync(cluster, before, cancellation).ConfigureAwait(false);
            CheckWork(await work.EndAsync().ConfigureAwait(false));
        }
    }

    private static async Task<List<NodeReading>> ReadAsync(LocalCluster cluster, CancellationToken cancellation)
    {
        await Task.WhenAll(cluster.Nodes.Select(node => FullCollection.RunAsync(node.ProcessId, cancellation))).ConfigureAwait(false);
        return [.. cluster.Nodes.Select(NodeReading.Of)];
    }

    private async Task<List<GarbageSender>> SendAsync(List<(IGarbage Garbage, List<int> Ports)> targets, int inputs, CancellationToken cancellation)
    {
        var senders = targets.Select(target => new GarbageSender(target.Garbage, target.Ports)).ToList();
        await Task.WhenAll(senders.Select((sender, i) => sender.SendAsync(inputs, unchecked((options.Seed * 7) + i), cancellation))).ConfigureAwait(false);
        return senders;
    }

    private async Task BombardAsync(List<(IGarbage Garbage, List<int> Ports)> targets, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        var senders = await SendAsync(targets, options.Inputs, cancellation).ConfigureAwait(false);
        Say($"\n{options.Inputs * (long)targets.Count:#,0} inputs in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s\n");
        Say($"| port | inputs | MiB | connections | answered | closed by the node | reset by the node | left by the stranger | kept by the node |\n|---|---|---|---|---|---|---|---|---|");
        foreach (var (tally, port) in senders.Select((sender, i) => (sender.Tally, targets[i].Garbage.Port)))
        {
            Say($"| {port} | {tally.Inputs:#,0} | {tally.Bytes >> 20:#,0} | {tally.Connections:#,0} | {tally.Answered:#,0} | {tally.Closed:#,0} | {tally.Reset:#,0} | {tally.Left:#,0} | {tally.Stuck:#,0} |");
            if (tally.Stuck > 0)
                _faults.Add($"{tally.Stuck} connections to {port} were not closed by the node within 30 s after the stranger had said its last.");
        }
    }

    /// <summary>Port by port: no process may have open files without number.</summary>
    private async Task HoldAsync(List<(IGarbage Garbage, List<int> Ports)> targets, CancellationToken cancellation)
    {
        Say($"\n| port | idle | open after {options.Hold.TotalSeconds:0} s | slow | open | without end | open | MiB taken |\n|---|---|---|---|---|---|---|---|");
        foreach (var (garbage, ports) in targets)
        {
            using var held = new HeldConnections(garbage, ports);
            var tally = await held.HoldAsync(options.Connections, options.Hold, options.Seed, cancellation).ConfigureAwait(false);
            Say($"| {garbage.Port} | {tally.Idle:#,0} | {tally.IdleOpen:#,0} | {tally.Slow:#,0} | {tally.SlowOpen:#,0} | {tally.Endless} | {tally.EndlessOpen} | {tally.EndlessBytes >> 20:#,0} |");
        }
    }

    private void CheckWork((History History, IReadOnlyList<Violation> Violations) work)
    {
        var ended = work.History.Stored.Count;
        Say($"\n{ended:#,0} jobs with {work.History.Stored.Sum(job => job.Tasks.Count):#,0} recorded tasks meanwhile; {work.History.Operations.Count:#,0} calls, {work.History.Operations.Count(operation => operation.Answer == Answer.Unknown):#,0} of them without an answer in time");
        _faults.AddRange(work.Violations.Select(violation => violation.ToString()));
        if (ended == 0)
            _faults.Add("No job was taken in meanwhile; some were expected.");
    }

    private async Task CheckNodesAsync(LocalCluster cluster, List<NodeReading> before, CancellationToken cancellation)
    {
        var dead = cluster.Nodes.Where(node => node.HasEnded).ToList();
        _faults.AddRange(dead.Select(node => $"{node.Name} ended with exit code {node.ExitCode}. The end of its log ({node.Start.LogPath}):\n{node.LogTail(15)}"));
        if (dead.Count > 0)
            return;
        var after = await ReadAsync(cluster, cancellation).ConfigureAwait(false);
        for (var began = TimeProvider.System.GetTimestamp(); ; await Task.Delay(Look, cancellation).ConfigureAwait(false))
        {
            if (TimeProvider.System.GetElapsedTime(began) > MemoryPatience || !before.Zip(after).SelectMany(pair => pair.First.Kept(pair.Second)).Any())
                break;
            after = await ReadAsync(cluster, cancellation).ConfigureAwait(false);
        }
        Say($"\n| node | process | memory before | after | handles before | after |\n|---|---|---|---|---|---|");
        foreach (var (was, now) in before.Zip(after))
        {
            Say($"| {now.Name} | {now.ProcessId} | {was.Memory} MiB | {now.Memory} MiB | {was.Handles} | {now.Handles} |");
            _faults.AddRange(was.Kept(now));
        }
    }

    private async Task CheckMembersAsync(LocalCluster cluster, ClusterInfo before, CancellationToken cancellation)
    {
        try
        {
            var after = await cluster.WaitUntilAsync(seen => seen.Nodes.Count == cluster.Nodes.Count && seen.Nodes.All(node => node is { Status: "Up", Reachable: true }), SettlePatience, cancellation).ConfigureAwait(false);
            if ((before.LeaderAddress, before.LeaderEpoch) != (after.LeaderAddress, after.LeaderEpoch))
                _faults.Add($"{before.LeaderAddress} led with epoch {before.LeaderEpoch}; {after.LeaderAddress ?? "nobody"} does now, with epoch {after.LeaderEpoch}.");
        }
        catch (Exception apart) when (apart is LocalClusterException or ClusterException)
        {
            _faults.Add(apart.Message);
        }
    }

    private void Say(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
