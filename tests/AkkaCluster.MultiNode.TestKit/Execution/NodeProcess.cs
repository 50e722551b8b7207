using System.Diagnostics;

namespace AkkaCluster.MultiNode.TestKit.Execution;

/// <summary>One node's process: its output goes to a file of its own, the end of it is kept for the account of a failure.</summary>
internal sealed class NodeProcess : IDisposable
{
    private const int LinesKept = 120;

    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly Queue<string> _lastLines = new();
    private readonly List<string> _failure = [];

    public NodeProcess(string role, string logFile, IEnumerable<string> arguments)
    {
        Role = role;
        LogFile = logFile;
        _log = new StreamWriter(logFile) { AutoFlush = true };
        var start = new ProcessStartInfo(DotnetPath(), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // Nodes live for seconds: what they would gain from profile-guided code comes too late for them.
        start.Environment["DOTNET_TieredPGO"] = "0";
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Role { get; }

    public string LogFile { get; }

    /// <summary>Why this node was ended from outside; null when it was not.</summary>
    public string? Killed { get; private set; }

    public int? ExitCode => _process.HasExited ? _process.ExitCode : null;

    public string State => Killed is not null ? $"killed: {Killed}" : ExitCode is { } code ? $"exit status {code}" : "running";

    public Task Exited => _process.WaitForExitAsync();

    /// <summary>What the node itself said about its failure.</summary>
    public string Failure
    {
        get
        {
            lock (_lastLines) return string.Join('\n', _failure);
        }
    }

    /// <summary>The end of its output.</summary>
    public string LastLines
    {
        get
        {
            lock (_lastLines) return string.Join('\n', _lastLines);
        }
    }

    public void Kill(string reason)
    {
        if (_process.HasExited) return;
        Killed ??= reason;
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in this moment.
        }
    }

    /// <summary>Stops the process where it stands, or lets it go on. The number of one that has ended may be another's by now.</summary>
    public void Pause(bool paused)
    {
        var found = !_process.HasExited;
        if (found)
        {
            using var signal = Process.Start("kill", [paused ? "-STOP" : "-CONT", $"{_process.Id}"]);
            signal.WaitForExit();
            found = signal.ExitCode == 0;
        }
        if (!found) throw new InvalidOperationException($"found no process {_process.Id} of the node '{Role}' to {(paused ? "stop" : "let go on")}.");
    }

    public void Dispose()
    {
        Kill("the test is over");
        _process.WaitForExit();
        _process.Dispose();
        lock (_lastLines) _log.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_lastLines)
        {
            if (line.StartsWith(Node.NodeRunner.FailureMark, StringComparison.Ordinal)) _failure.Add(line[Node.NodeRunner.FailureMark.Length..]);
            if (_lastLines.Count == LinesKept) _lastLines.Dequeue();
            _lastLines.Enqueue(line);
            if (_log.BaseStream is { CanWrite: true }) _log.WriteLine(line);
        }
    }

    private static string DotnetPath() =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet");
}
