using System.Diagnostics;

namespace AkkaCluster.Chaos.World;

/// <summary>Commands of the system.</summary>
internal static class Shell
{
    /// <exception cref="InvalidOperationException">It failed; the text has what it said.</exception>
    public static void Run(string command, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{command} {string.Join(' ', arguments)} ended with {process.ExitCode}: {error}{output.Result}");
    }
}
