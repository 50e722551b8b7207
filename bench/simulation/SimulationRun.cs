using AkkaCluster.Simulation.Measuring;
using AkkaCluster.Simulation.Model;
using AkkaCluster.Simulation.Reports;

namespace AkkaCluster.Simulation;

/// <summary>Measures, predicts, validates and reports, as far as it was asked for.</summary>
internal static class SimulationRun
{
    /// <summary>0; 1 where a prediction missed; 2 where the options are wrong.</summary>
    public static async Task<int> RunAsync(SimulationOptions options, TextWriter output, TextWriter error)
    {
        if (options.Faults().ToList() is { Count: > 0 } faults)
            return await RefuseAsync(error, string.Join('\n', faults)).ConfigureAwait(false);
        using var yardstick = options.IsMeasured || options.IsValidated ? new Yardstick() : null;
        if (options.IsMeasured)
            (await new CostMeasure(yardstick!, options.IsSmall).RunAsync(error).ConfigureAwait(false)).Write(options.Costs);
        Costs costs;
        try
        {
            costs = Costs.Read(options.Costs);
        }
        catch (FormatException e)
        {
            return await RefuseAsync(error, e.Message).ConfigureAwait(false);
        }

        var predictions = new List<Prediction>();
        foreach (var workers in options.WorkerNumbers.Distinct().Order())
        {
            await error.WriteLineAsync($"predicting {workers} workers").ConfigureAwait(false);
            predictions.Add(Prediction.Of(costs, workers, options.Seed));
        }

        var rows = options.IsValidated ? await new Validation(costs, yardstick!, options.Seed, options.IsSmall, error).RunAsync([.. options.SizeNumbers.Distinct().Order()]).ConfigureAwait(false) : null;
        var report = new ScaleReport(costs, predictions, rows);
        await output.WriteLineAsync(report.ToString()).ConfigureAwait(false);
        if (options.Write is { } document)
            report.Write(document);
        if (rows?.Count(row => !row.IsKept) is not (> 0 and var missed))
            return 0;
        await error.WriteLineAsync($"{missed} of {rows.Count} predictions are further off than {Comparison.Tolerance:0%}.").ConfigureAwait(false);
        return 1;
    }

    private static async Task<int> RefuseAsync(TextWriter error, string fault)
    {
        await error.WriteLineAsync(fault).ConfigureAwait(false);
        return 2;
    }
}
