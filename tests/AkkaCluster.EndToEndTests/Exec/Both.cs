using System.Diagnostics;
using System.Text;
using AkkaCluster.Cli.Commands;
using AkkaCluster.Cli.Exec;

namespace AkkaCluster.EndToEndTests.Exec;

/// <summary>Runs the same words with GNU parallel and with <c>akkacluster exec</c>, each in a folder of its own.</summary>
internal static class Both
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task<(int ExitCode, string Output, string Errors)> ParallelAsync(string folder, string? input, params IEnumerable<string> words)
    {
        var start = new ProcessStartInfo("parallel", words) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        (start.Environment["PARALLEL_SHELL"], start.Environment["SHELL"], start.Environment["PARALLEL_HOME"]) = ("/bin/sh", "/bin/sh", folder);
        File.WriteAllText(Path.Combine(folder, "will-cite"), "");
        using var parallel = Process.Start(start)!;
        if (input is not null)
            await parallel.StandardInput.WriteAsync(await File.ReadAllTextAsync(Path.Combine(folder, input)));
        parallel.StandardInput.Close();
        var errors = parallel.StandardError.ReadToEndAsync();
        var output = await parallel.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await parallel.WaitForExitAsync().WaitAsync(Patience);
        return (parallel.ExitCode, output, await errors);
    }

    /// <param name="options">Options of ours, such as where the cluster is.</param>
    /// <param name="words">What GNU parallel gets too.</param>
    public static async Task<(int ExitCode, string Output, string Errors)> ExecAsync(IEnumerable<string> options, params IEnumerable<string> words)
    {
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        var code = await ExecCommand.RunAsync(CommandLine.Parse([ExecCommand.Name, .. options, .. words]), output, errors, CancellationToken.None).WaitAsync(Patience);
        return (code, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(errors.ToArray()));
    }
}
