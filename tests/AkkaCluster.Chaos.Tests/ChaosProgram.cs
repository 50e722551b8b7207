using System.Diagnostics;

namespace AkkaCluster.Chaos.Tests;

/// <summary>A run of the program itself.</summary>
/// <param name="ExitCode">What it ended with; that of a killed process where it took too long.</param>
/// <param name="Said">All that it wrote.</param>
internal sealed record ChaosProgram(int ExitCode, string Said)
{
    public static async Task<ChaosProgram> RunAsync(TimeSpan patience, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", typeof(ChaosHost).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (said, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var late = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
        return new ChaosProgram(process.ExitCode, await said + await error);
    }
}
