using System.Diagnostics;
using System.Globalization;
using AkkaCluster.Benchmarks.Frame;
using AkkaCluster.Cli.Local;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>Commands through the cluster beside GNU parallel and xargs: what starting, watching and recording a command costs.</summary>
public sealed class JobExecBenchmark : IBenchmark
{
    private const int Commands = 5_000;
    private static readonly string Inputs = string.Concat(Enumerable.Range(0, Commands).Select(i => i.ToString(CultureInfo.InvariantCulture) + "\n"));

    public string Name => "jobs-exec";

    public string Description => "`true` over 5,000 inputs, each by its command: akkacluster exec with one seed and one worker, a slot per core and every result recorded; GNU parallel with as many; xargs -P3";

    public async Task RunAsync(BenchmarkRun run)
    {
        await using var cluster = await JobBenchCluster.StartAsync(workers: 1, slots: Environment.ProcessorCount);
        string[] exec = ["exec", Path.Combine(AppContext.BaseDirectory, "akkacluster.dll"), "exec", "--gateway", cluster.Gateways[0].ToString(), "--", "true"];
        var ours = await run.MeasureAsync("akkacluster exec -- true", "commands/s", async () => await TimeAsync(HostPrograms.DotNet, exec) ?? throw new InvalidOperationException("dotnet is not there."));
        if (ours is null)
            return;
        await CompareAsync(run, "parallel", [$"-j{Environment.ProcessorCount}", "true"], ours.Value, 5);
        await CompareAsync(run, "xargs", ["-P3", "-n1", "true"], ours.Value, 1);
    }

    private static async Task CompareAsync(BenchmarkRun run, string program, string[] arguments, double ours, double times)
    {
        var command = $"{program} {string.Join(' ', arguments)}";
        if (await TimeAsync(program, arguments) is null)
        {
            run.Note($"  {program} is not installed here: nothing to compare with.");
            return;
        }

        if (await run.MeasureAsync(command, "commands/s", async () => (await TimeAsync(program, arguments))!.Value) is { } theirs)
            run.Require(ours >= times * theirs, $"{times} times the speed of {command}: {ours / theirs:0.00}");
    }

    /// <summary>How many commands a second a program gets through that reads their inputs from its standard input; null where there is no such program.</summary>
    private static async Task<double?> TimeAsync(string program, IEnumerable<string> arguments)
    {
        var watch = Stopwatch.StartNew();
        Process process;
        try
        {
            process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }

        using (process)
        {
            var (errors, output) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
            await process.StandardInput.WriteAsync(Inputs);
            process.StandardInput.Close();
            await Task.WhenAll(errors, output, process.WaitForExitAsync());
            return process.ExitCode == 0
                ? Commands / watch.Elapsed.TotalSeconds
                : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with exit code {process.ExitCode}: {await errors}");
        }
    }
}
