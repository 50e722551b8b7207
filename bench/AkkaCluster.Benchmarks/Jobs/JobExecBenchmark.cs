using System.Diagnostics;
using System.Globalization;
using AkkaCluster.Benchmarks.Frame;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>Commands through the cluster beside GNU parallel with as many slots: what starting, watching and recording a command costs.</summary>
public sealed class JobExecBenchmark : IBenchmark
{
    private const int Commands = 5_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public string Name => "jobs-exec";

    public string Description => "`true` over 5,000 inputs: one seed and one worker as processes with every result recorded, and GNU parallel, each with a slot per core";

    public async Task RunAsync(BenchmarkRun run)
    {
        await using var cluster = await JobBenchCluster.StartAsync(workers: 1, slots: Environment.ProcessorCount);
        var ours = await run.MeasureAsync("exec true, 5,000 inputs", "commands/s", () => ThroughClusterAsync(cluster));
        if (ours is null)
            return;
        if (await ThroughParallelAsync() is not { } theirs)
        {
            run.Note("  GNU parallel is not installed here: nothing to compare with (Debian: apt install parallel).");
            return;
        }
        run.Note($"  GNU parallel -j{Environment.ProcessorCount}: {BenchmarkRun.Text(theirs)} commands/s (one run)");
        run.Require(ours >= 2 * theirs, "twice the speed of GNU parallel");
    }

    private static async Task<double> ThroughClusterAsync(JobBenchCluster cluster)
    {
        var inputs = Enumerable.Range(0, Commands).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList();
        var watch = Stopwatch.StartNew();
        var submission = new JobSubmission { Kind = "exec", Parameters = """{"command":["true"]}""", Inputs = new InputSource.Lines(inputs) };
        var submitted = await cluster.Jobs.SubmitAsync(submission, Patience);
        if (submitted.Finished is not { Succeeded: Commands })
            throw new InvalidOperationException($"{submitted.Finished?.Succeeded ?? 0} of {Commands} commands are recorded after {Patience}. {submitted.Finished?.Error}");
        return Commands / watch.Elapsed.TotalSeconds;
    }

    private static async Task<double?> ThroughParallelAsync()
    {
        var start = new ProcessStartInfo("parallel", $"-j{Environment.ProcessorCount} true") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        var watch = Stopwatch.StartNew();
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        using (process)
        {
            for (var i = 0; i < Commands; i++)
                await process.StandardInput.WriteLineAsync(i.ToString(CultureInfo.InvariantCulture));
            process.StandardInput.Close();
            _ = process.StandardError.ReadToEndAsync();
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? Commands / watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"GNU parallel ended with exit code {process.ExitCode}.");
        }
    }
}
