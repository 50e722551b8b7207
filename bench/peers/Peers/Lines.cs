using System.Diagnostics;
using System.Globalization;
using AkkaCluster.Peers.Frame;

namespace AkkaCluster.Peers.Peers;

/// <summary>Programs that run a command for each line of their standard input.</summary>
internal static class Lines
{
    /// <summary>Runs it over the numbers from 0, and counts what it writes.</summary>
    public static async Task<Outputs> RunAsync(string program, IEnumerable<string> arguments, int count)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (errors, bytes) = (process.StandardError.ReadToEndAsync(), CountAsync(process.StandardOutput.BaseStream));
        await process.StandardInput.WriteAsync(string.Concat(Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture) + "\n"))).ConfigureAwait(false);
        process.StandardInput.Close();
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode == 0
            ? new Outputs(TimeProvider.System.GetElapsedTime(began).TotalSeconds, await bytes.ConfigureAwait(false))
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with exit code {process.ExitCode}: {await errors.ConfigureAwait(false)}");
    }

    private static async Task<long> CountAsync(Stream output)
    {
        var buffer = new byte[65_536];
        long all = 0;
        while (await output.ReadAsync(buffer).ConfigureAwait(false) is var read and > 0)
            all += read;
        return all;
    }
}
