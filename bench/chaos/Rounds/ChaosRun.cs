using System.Text.Json;
using System.Text.Json.Serialization;
using AkkaCluster.Chaos.Plans;
using AkkaCluster.Chaos.World;
using AkkaCluster.Chaos.World.Stores;

namespace AkkaCluster.Chaos.Rounds;

/// <summary>Round after round, over a few clusters; what is found is written down, and its plan made smaller.</summary>
internal sealed class ChaosRun(ChaosOptions options, IReadOnlyList<Links> networks, TextWriter output)
{
    private const int FaultsOfRound = 20;
    private const int RoundsOfCluster = 5;
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    private readonly Lock _gate = new();
    private readonly ChaosReport _report = new();
    private readonly Dictionary<string, int> _rounds = [];
    private int _clusters;
    private int _left = options.Faults;

    /// <summary>Whether nothing was found.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        output.WriteLine($"seed {options.Seed}, {options.Plan?.Count ?? options.Faults} faults over {string.Join(" and ", options.Stores.Select(store => store.Name))}{(ChaosCluster.HasClocks ? "" : "; clocks are left alone: libfaketime is not there (package faketime)")}; logs and histories in {options.Folder}");
        try
        {
            await Task.WhenAll(networks.Select(links => RunClustersAsync(links, cancellation))).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            output.WriteLine("interrupted; a round that was under way is not counted");
        }
        finally
        {
            _report.Write(output);
        }
        return !_report.HasViolations;
    }

    /// <summary>One cluster after the other, until there is nothing left to do.</summary>
    private async Task RunClustersAsync(Links links, CancellationToken cancellation)
    {
        try
        {
            while (Volatile.Read(ref _left) > 0)
                await RunClusterAsync(links, Interlocked.Increment(ref _clusters), cancellation).ConfigureAwait(false);
        }
        catch
        {
            // Nor do the others begin anything any more.
            Volatile.Write(ref _left, 0);
            throw;
        }
    }

    private async Task RunClusterAsync(Links links, int number, CancellationToken cancellation)
    {
        var (name, store) = ($"{number}", options.Stores[(number - 1) % options.Stores.Count]);
        var folder = Path.Combine(options.Folder, name);
        IReadOnlyList<Fault>? found = null;
        var cluster = await ChaosCluster.StartAsync(links, store, options.Other, folder, cancellation).ConfigureAwait(false);
        await using (cluster.ConfigureAwait(false))
        {
            try
            {
                for (var i = 0; i < RoundsOfCluster && found is null && Next(store) is { } plan; i++)
                {
                    var outcome = await RunRoundAsync(cluster, $"{name}-{i}", plan, cancellation).ConfigureAwait(false);
                    found = outcome.Violations.Count > 0 ? plan : null;
                    Tell(outcome, $"cluster {name} ({store.Name}) round {i}", folder, options.Again(store, plan));
                }
            }
            finally
            {
                lock (_gate)
                    _report.Add(cluster);
            }
        }
        if (found is not null && options.Trials > 0)
            await ShrinkAsync(links, store, name, found, cancellation).ConfigureAwait(false);
    }

    /// <summary>The plan of the next round over a store; null where all has been done.</summary>
    private IReadOnlyList<Fault>? Next(StoreChoice store)
    {
        lock (_gate)
        {
            if (_left <= 0)
                return null;
            var round = _rounds[store.Name] = _rounds.GetValueOrDefault(store.Name, -1) + 1;
            var plan = options.Plan ?? [.. FaultPlan.For(options.Seed, round, FaultsOfRound, store.Kinds).Take(_left)];
            _left = options.Plan is null ? _left - plan.Count : 0;
            return plan;
        }
    }

    /// <exception cref="OperationCanceledException">The round is left alone; it ends with its cluster.</exception>
    private Task<RoundOutcome> RunRoundAsync(ChaosCluster cluster, string name, IReadOnlyList<Fault> plan, CancellationToken cancellation) =>
        new Round(cluster, name, plan, options.Seed).RunAsync().WaitAsync(cancellation);

    private void Tell(RoundOutcome outcome, string round, string folder, string again)
    {
        lock (_gate)
        {
            _report.Add(outcome);
            output.WriteLine($"{round}: {ChaosReport.Line(outcome)}");
            if (outcome.Violations.Count > 0)
                TellViolations(outcome, folder, again);
        }
    }

    private void TellViolations(RoundOutcome outcome, string folder, string again)
    {
        const int Most = 20;
        foreach (var violation in outcome.Violations.Take(Most))
            output.WriteLine($"  {violation}");
        if (outcome.Violations.Count > Most)
            output.WriteLine($"  … and {outcome.Violations.Count - Most} more");
        output.WriteLine($"  its plan: {again}");
        foreach (var window in outcome.Windows)
            output.WriteLine(FormattableString.Invariant($"    {window.Fault} from {window.Began:0.000} to {window.Ended:0.000} s"));
        File.WriteAllLines(Path.Combine(folder, "history.jsonl"), outcome.History.Operations.OrderBy(operation => operation.Ended).Select(operation => JsonSerializer.Serialize(operation, Json)));
    }

    private async Task ShrinkAsync(Links links, StoreChoice store, string found, IReadOnlyList<Fault> plan, CancellationToken cancellation)
    {
        var trial = 0;
        async Task<bool> FailsAsync(IReadOnlyList<Fault> part)
        {
            var name = $"{found}-shrink-{++trial}";
            var cluster = await ChaosCluster.StartAsync(links, store, options.Other, Path.Combine(options.Folder, name), cancellation).ConfigureAwait(false);
            await using (cluster.ConfigureAwait(false))
            {
                var outcome = await RunRoundAsync(cluster, name, part, cancellation).ConfigureAwait(false);
                output.WriteLine($"  trial {trial}, {Fault.Text(part)}: {(outcome.Violations.Count == 0 ? "nothing" : outcome.Violations[0])}");
                return outcome.Violations.Count > 0;
            }
        }

        var smallest = await new Shrinker<Fault>(FailsAsync, options.Trials).ShrinkAsync(plan).ConfigureAwait(false);
        output.WriteLine($"  the smallest plan that still does it: {options.Again(store, smallest)}");
    }
}
