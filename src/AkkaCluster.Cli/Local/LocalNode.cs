using System.Diagnostics;

namespace AkkaCluster.Cli.Local;

/// <summary>
/// One node as a process of this machine. It ends when this process does, however that ends: it watches its standard input, whose other end only this
/// process holds.
/// </summary>
internal sealed class LocalNode : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly Lock _gate = new();
    private readonly Task _pumps;

    private LocalNode(LocalNodeStart start, Process process)
    {
        Start = start;
        _process = process;
        _log = new StreamWriter(start.LogPath, append: true) { AutoFlush = true };
        _pumps = Task.WhenAll(PumpAsync(process.StandardOutput), PumpAsync(process.StandardError));
    }

    /// <summary>What it was started with.</summary>
    public LocalNodeStart Start { get; }

    public string Name => Start.Name;

    public int ProcessId => _process.Id;

    public bool HasEnded => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Starts it.</summary>
    public static LocalNode Run(LocalNodeStart start)
    {
        string[] command = [.. start.Launcher, HostPrograms.DotNet, "exec", start.Program ?? HostPrograms.Find(start.Project), .. start.Arguments, "--stop-with-parent"];
        var info = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = start.WorkingDirectory,
        };
        return new LocalNode(start, Process.Start(info) ?? throw new InvalidOperationException($"The process of {start.Name} could not be started."));
    }

    /// <summary>Ends it at once, as a power cut does.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Asks it to end (SIGTERM).</summary>
    public void Terminate() => Tell(Signal.Terminate);

    /// <summary>Stops its clock: it neither works nor answers until it is resumed.</summary>
    public void Pause() => Tell(Signal.Stop);

    public void Resume() => Tell(Signal.Continue);

    /// <summary>Lets it leave in order; kills it where it takes too long.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        if (!_process.HasExited)
            _process.StandardInput.Close();
        using var late = new CancellationTokenSource(patience);
        try
        {
            await _process.WaitForExitAsync(late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }
        await WaitForEndAsync().ConfigureAwait(false);
    }

    /// <summary>Waits for its end and the end of its log.</summary>
    public async Task WaitForEndAsync()
    {
        await _process.WaitForExitAsync().ConfigureAwait(false);
        await _pumps.ConfigureAwait(false);
    }

    /// <summary>The last lines of its log.</summary>
    public string LogTail(int lines)
    {
        lock (_gate)
            return string.Join('\n', File.ReadLines(Start.LogPath).TakeLast(lines));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await WaitForEndAsync().ConfigureAwait(false);
        try
        {
            await _log.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The disk is full; what is missing in the log was lost before.
        }
        _process.Dispose();
    }

    // The number of one that has ended may be another's by now.
    private void Tell(int signal)
    {
        if (!_process.HasExited)
            Signal.Send(signal, ProcessId);
    }

    private async Task PumpAsync(StreamReader from)
    {
        while (await from.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            try
            {
                lock (_gate)
                    _log.WriteLine(line);
            }
            catch (IOException)
            {
                // The disk is full. A node whose output nobody reads would stop at its next line: better that lines are lost.
            }
        }
    }
}
