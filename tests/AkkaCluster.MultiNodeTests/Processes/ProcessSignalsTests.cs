using System.Diagnostics;
using Akka.MultiNode.TestAdapter.Execution;

namespace AkkaCluster.MultiNodeTests.Processes;

public class ProcessSignalsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_runs_the_coordinated_shutdown_and_leaves_the_end_to_the_program(string signal)
    {
        var (status, output) = await Run(nameof(SignalledProgram.ReturnsWhenItsSystemHasTerminated), signal);
        Assert.Equal(["ready", "shut down because of ClrExitReason", "system terminated", "program returns"], output);
        Assert.Equal(0, status);
    }

    [Fact]
    public async Task A_program_that_does_not_return_after_a_signal_is_exited()
    {
        var (status, output) = await Run(nameof(SignalledProgram.NeverReturns), "TERM");
        Assert.Equal(["ready", "shut down because of ClrExitReason", "system terminated"], output);
        Assert.Equal(0, status);
    }

    [Fact]
    public async Task A_program_that_returns_shuts_its_system_down()
    {
        var (status, output) = await Run(nameof(SignalledProgram.ReturnsAtOnce), signal: null);
        Assert.Equal(["ready", "shut down because of ClrExitReason", "system terminated"], output);
        Assert.Equal(0, status);
    }

    private static async Task<(int Status, List<string> Output)> Run(string method, string? signal)
    {
        var program = new NodeProgram(typeof(SignalledProgram).Assembly.Location, typeof(SignalledProgram).FullName!, method, []);
        using var process = Process.Start(new ProcessStartInfo("dotnet", program.Command()) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            var output = new List<string>();
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                output.Add(line);
                if (line == "ready" && signal is not null)
                    await Process.Start("kill", [$"-{signal}", $"{process.Id}"]).WaitForExitAsync(patience.Token);
            }
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, output);
        }
        finally
        {
            process.Kill();
        }
    }
}
