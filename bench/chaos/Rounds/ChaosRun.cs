using System.Text.Json;
using System.Text.Json.Serialization;
using AkkaCluster.Chaos.Plans;
using AkkaCluster.Chaos.World;

namespace AkkaCluster.Chaos.Rounds;

/// <summary>Round after round, over a few clusters; what is found is written down, and its plan made smaller.</summary>
internal sealed class ChaosRun(ChaosOptions options, Links links, TextWriter output)
{
    private const int FaultsOfRound = 10;
    private const int RoundsOfCluster = 5;
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    private readonly ChaosReport _report = new();
    private int _clusters, _rounds;
    private int _left = options.Faults;

    /// <summary>Whether nothing was found.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        output.WriteLine($"seed {options.Seed}, {options.Faults} faults{(ChaosCluster.HasClocks ? "" : "; clocks are left alone: libfaketime is not there (package faketime)")}; logs and histories in {options.Folder}");
        try
        {
            while (_left > 0)
                await RunClusterAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            output.WriteLine("interrupted; the round that was under way is not counted");
        }
        finally
        {
            _report.Write(output);
        }
        return !_report.HasViolations;
    }

    private async Task RunClusterAsync(CancellationToken cancellation)
    {
        var folder = Path.Combine(options.Folder, $"{++_clusters}");
        IReadOnlyList<Fault>? found = null;
        var cluster = await ChaosCluster.StartAsync(links, folder, cancellation).ConfigureAwait(false);
        await using (cluster.ConfigureAwait(false))
        {
            try
            {
                for (var i = 0; i < RoundsOfCluster && _left > 0 && found is null; i++)
                {
                    var plan = Next();
                    _left = options.Plan is null ? _left - plan.Count : 0;
                    var outcome = await RunRoundAsync(cluster, $"{_clusters}-{i}", plan, cancellation).ConfigureAwait(false);
                    _report.Add(outcome);
                    output.WriteLine($"cluster {_clusters} round {i}: {ChaosReport.Line(outcome)}");
                    if (outcome.Violations.Count > 0)
                    {
                        found = plan;
                        Tell(outcome, folder, plan);
                    }
                }
            }
            finally
            {
                _report.AddExits(cluster.Exits);
            }
        }
        if (found is not null && options.Trials > 0)
            await ShrinkAsync(found, cancellation).ConfigureAwait(false);
    }

    private IReadOnlyList<Fault> Next() => options.Plan ?? [.. FaultPlan.For(options.Seed, _rounds++, FaultsOfRound, ChaosCluster.Kinds).Take(_left)];

    /// <exception cref="OperationCanceledException">The round is left alone; it ends with its cluster.</exception>
    private Task<RoundOutcome> RunRoundAsync(ChaosCluster cluster, string name, IReadOnlyList<Fault> plan, CancellationToken cancellation) =>
        new Round(cluster, name, plan, options.Seed).RunAsync().WaitAsync(cancellation);

    private void Tell(RoundOutcome outcome, string folder, IReadOnlyList<Fault> plan)
    {
        const int Most = 20;
        foreach (var violation in outcome.Violations.Take(Most))
            output.WriteLine($"  {violation}");
        if (outcome.Violations.Count > Most)
            output.WriteLine($"  … and {outcome.Violations.Count - Most} more");
        output.WriteLine($"  its plan: --seed {options.Seed} --plan \"{Fault.Text(plan)}\"");
        foreach (var window in outcome.Windows)
            output.WriteLine(FormattableString.Invariant($"    {window.Fault} from {window.Began:0.000} to {window.Ended:0.000} s"));
        File.WriteAllLines(Path.Combine(folder, "history.jsonl"), outcome.History.Operations.OrderBy(operation => operation.Ended).Select(operation => JsonSerializer.Serialize(operation, Json)));
    }

    private async Task ShrinkAsync(IReadOnlyList<Fault> plan, CancellationToken cancellation)
    {
        var trial = 0;
        async Task<bool> FailsAsync(IReadOnlyList<Fault> part)
        {
            var name = $"{_clusters}-shrink-{++trial}";
            var cluster = await ChaosCluster.StartAsync(links, Path.Combine(options.Folder, name), cancellation).ConfigureAwait(false);
            await using (cluster.ConfigureAwait(false))
            {
                var outcome = await RunRoundAsync(cluster, name, part, cancellation).ConfigureAwait(false);
                output.WriteLine($"  trial {trial}, {Fault.Text(part)}: {(outcome.Violations.Count == 0 ? "nothing" : outcome.Violations[0])}");
                return outcome.Violations.Count > 0;
            }
        }

        var smallest = await new Shrinker<Fault>(FailsAsync, options.Trials).ShrinkAsync(plan).ConfigureAwait(false);
        output.WriteLine($"  the smallest plan that still does it: --seed {options.Seed} --plan \"{Fault.Text(smallest)}\"");
    }
}
