using System.Globalization;
using AkkaCluster.Chaos.Rounds;
using AkkaCluster.Chaos.World;
using AkkaCluster.Cli.Local;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Chaos.Soak;

/// <summary>Two seeds and three workers at work for long, of which some are killed again and again; what goes on may not grow.</summary>
internal sealed class SoakRun(SoakOptions options, TextWriter output)
{
    private const string Store = "the store";
    private const string Machine = "the machine";
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LoadInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private readonly Readings _readings = new();
    private int _faults;

    /// <summary>Whether everything held.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        Say($"seed {options.Seed}, {options.Length.TotalMinutes:0} minutes over {options.Store} at {options.Load:0 %} of {Environment.ProcessorCount} processors, the first {options.WarmUp.TotalMinutes:0.#} minutes not judged; logs and job store in {options.Folder}");
        Directory.CreateDirectory(options.Folder);
        YoungestGeneration.Bound();
        using var store = new SoakStore(options.Store, options.Folder);
        var cluster = new LocalCluster(new LocalClusterOptions
        {
            Seeds = 2,
            Workers = 3,
            Slots = 4,
            Folder = options.Folder,
            AllowExec = "echo",
            Arguments = ["--set", FormattableString.Invariant($"akkacluster.jobs.retention={Shifts.Retention.TotalSeconds}s"), "--set", "akkacluster.jobs.retention-interval=5s", .. store.Flags],
            StartTimeout = StartPatience,
        });
        await using (cluster.ConfigureAwait(false))
        {
            cluster.StartNodes();
            var nodes = new KilledNodes(cluster, await cluster.WaitUntilFormedAsync(null, cancellation).ConfigureAwait(false), new Random(options.Seed));
            var jobs = JobStores.Create(store.Options);
            await using (jobs.ConfigureAwait(false))
            {
                await jobs.OpenAsync(CancellationToken.None).ConfigureAwait(false);
                var pace = new Pace(options.Load, Shifts.Customers);
                using var shifts = new Shifts(cluster.Gateways, jobs, pace, options.Seed, Fault);
                await WorkAsync(nodes, shifts, pace, store, new StoreReader(jobs), cancellation).ConfigureAwait(false);
                await shifts.EndAsync().ConfigureAwait(false);
                // A node that was being started takes an interruption for its own.
                Restart(nodes, isFault: !cancellation.IsCancellationRequested);
                await CheckMembersAsync(cluster).ConfigureAwait(false);
                Tell(nodes, shifts);
            }
            await cluster.StopAsync().ConfigureAwait(false);
        }
        return _faults == 0;
    }

    private async Task WorkAsync(KilledNodes nodes, Shifts shifts, Pace pace, SoakStore store, StoreReader reader, CancellationToken cancellation)
    {
        var (shift, load, reading, kill) = (new Rhythm(TimeSpan.Zero, Shifts.Length), new Rhythm(LoadInterval, LoadInterval), new Rhythm(options.Reading, options.Reading), new Rhythm(options.Kill, options.Kill));
        using var heaps = new HeapReader();
        var meter = new LoadMeter();
        meter.Read(Processes(nodes, store));
        var began = TimeProvider.System.GetTimestamp();
        while (!cancellation.IsCancellationRequested && TimeProvider.System.GetElapsedTime(began) is var now && now < options.Length)
        {
            Restart(nodes, isFault: true);
            if (shift.IsDue(now))
                await shifts.NextAsync().ConfigureAwait(false);
            if (load.IsDue(now))
            {
                var used = meter.Read(Processes(nodes, store));
                pace.Adjust(used, Open(await reader.CountAsync().ConfigureAwait(false)));
                Add(now, Machine, Figure.Load, used * 100);
            }
            if (reading.IsDue(now))
                await ReadAsync(now, nodes, store, reader, heaps, FormattableString.Invariant($"load {meter.Last:0 %} at a pace of {pace.Rate:0} acts a second")).ConfigureAwait(false);
            if (kill.IsDue(now))
                await nodes.KillAsync().ConfigureAwait(false);
            await Task.Delay(Tick, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Restart(KilledNodes nodes, bool isFault)
    {
        foreach (var ended in nodes.Restart().Where(_ => isFault))
            Fault(ended);
    }

    private async Task ReadAsync(TimeSpan now, KilledNodes nodes, SoakStore store, StoreReader reader, HeapReader heaps, string pace)
    {
        var (jobs, size) = (await reader.CountAsync().ConfigureAwait(false), await store.SizeAsync().ConfigureAwait(false));
        Add(now, Store, Figure.Jobs, jobs.Values.Sum());
        Add(now, Store, Figure.Store, size);
        var spared = new List<string>();
        foreach (var node in nodes.Running)
        {
            if (ProcessFigures.Of(node.ProcessId) is not { } figures)
                continue;
            Add(now, node.Name, Figure.Resident, figures.Resident);
            Add(now, node.Name, Figure.Anonymous, figures.Anonymous);
            Add(now, node.Name, Figure.Threads, figures.Threads);
            Add(now, node.Name, Figure.Handles, figures.Handles);
            if (await heaps.ReadAsync(node.Start.Gateway).ConfigureAwait(false) is { } heap)
                Add(now, node.Name, Figure.Heap, heap);
            if (nodes.IsSpared(node))
                spared.Add(FormattableString.Invariant($"{node.Name} {figures.Resident:0} MiB"));
        }
        Say($"{now.TotalMinutes,6:0.0} min: {pace}; {jobs.Values.Sum():#,0} jobs in {size:0} MiB, {Open(jobs):#,0} of them open; {nodes.Count} kills; {string.Join(", ", spared)}");
    }

    private async Task CheckMembersAsync(LocalCluster cluster)
    {
        try
        {
            await cluster.WaitUntilFormedAsync(null, CancellationToken.None).ConfigureAwait(false);
        }
        catch (LocalClusterException apart)
        {
            Fault(apart.Message);
        }
    }

    private void Tell(KilledNodes nodes, Shifts shifts)
    {
        Say($"\n{shifts.Jobs:#,0} jobs with {shifts.Tasks:#,0} recorded tasks; {shifts.Calls:#,0} calls, {shifts.Unanswered:#,0} of them without an answer in time; {nodes.Count} kills.");
        Say($"Medians of the first quarter after the warm-up → the last (the highest): load {_readings.Text(Machine, Figure.Load)} %, the store {_readings.Text(Store, Figure.Store)} MiB with {_readings.Text(Store, Figure.Jobs)} jobs{(options.JudgesStore ? "" : " (not judged: jobs are not deleted as fast as they end so soon)")}.\n");
        Say($"| node | killed | {string.Join(" | ", Figure.OfNode.Select(figure => figure.What + (figure.Unit.Length > 0 ? "," + figure.Unit : "")))} |\n|---|---|{string.Concat(Figure.OfNode.Select(_ => "---|"))}");
        foreach (var node in nodes.Running)
            Say($"| {node.Name} | {(nodes.IsSpared(node) ? "never" : $"{nodes.CountOf(node)} times")} | {string.Join(" | ", Figure.OfNode.Select(figure => _readings.Text(node.Name, figure)))} |");
        Say($"");
        var judged = nodes.Running.Where(nodes.IsSpared).SelectMany(node => Figure.OfNode.Select(figure => _readings.Fault(node.Name, figure))).Append(options.JudgesStore ? _readings.Fault(Store, Figure.Store) : null);
        foreach (var fault in judged.OfType<string>())
            Fault(fault);
        if (shifts.Jobs == 0)
            Fault("No job was taken in; some were expected.");
        Say($"{(_faults == 0 ? "Everything held." : $"{_faults} things do not hold.")}");
    }

    private void Add(TimeSpan now, string of, Figure figure, double value)
    {
        if (now >= options.WarmUp)
            _readings.Add(of, figure, value);
    }

    private static IEnumerable<int> Processes(KilledNodes nodes, SoakStore store) => [Environment.ProcessId, .. store.Processes, .. nodes.Running.Select(node => node.ProcessId)];

    private static long Open(IReadOnlyDictionary<JobState, long> jobs) => jobs.Where(state => !state.Key.IsFinal()).Sum(state => state.Value);

    private void Fault(string text)
    {
        Interlocked.Increment(ref _faults);
        Say($"DOES NOT HOLD: {text}");
    }

    private void Say(FormattableString line)
    {
        lock (_gate)
            output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
