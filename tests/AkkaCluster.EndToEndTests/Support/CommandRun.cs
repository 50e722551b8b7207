using System.Diagnostics;
using AkkaCluster.Cli.Local;

namespace AkkaCluster.EndToEndTests.Support;

/// <summary>A program of this project, run to its end.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static string Command { get; } = typeof(LocalCluster).Assembly.Location;

    public static ProcessStartInfo Start(string assembly, params IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(HostPrograms.DotNet) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "exec", assembly }.Concat(arguments))
            info.ArgumentList.Add(argument);
        return info;
    }

    public static async Task<CommandRun> RunAsync(string assembly, params string[] arguments)
    {
        using var process = Process.Start(Start(assembly, arguments))!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var late = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"'{string.Join(' ', arguments)}' did not end within {Patience}. Its output: {await output}{await error}");
        }
        return new CommandRun(process.ExitCode, await output, await error);
    }
}
