using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace AkkaCluster.TestNode.Harness;

/// <summary>A node in a process of its own, for tests that kill, stop and cut off nodes.</summary>
public sealed partial class NodeProcess : IAsyncDisposable
{
    private const int SigKill = 9;
    private const int SigCont = 18;
    private const int SigStop = 19;

    private readonly Process _process;
    private readonly object _gate = new();
    private readonly List<(string Line, long At)> _lines = [];
    private readonly List<(Predicate<string> Match, TaskCompletionSource<long> Found)> _waiting = [];

    private NodeProcess(string name, Process process)
    {
        Name = name;
        _process = process;
    }

    public string Name { get; }

    public int Pid => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>All that the node has said.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
                return [.. _lines.Select(l => l.Line)];
        }
    }

    /// <summary>Starts a node with this configuration, in a network namespace when one is named.</summary>
    public static NodeProcess Start(string name, string hocon, string? networkNamespace = null)
    {
        // The test's own list of assemblies, so that the node finds whatever the test brings.
        var test = Path.Combine(AppContext.BaseDirectory, Assembly.GetEntryAssembly()!.GetName().Name!);
        if (!File.Exists($"{test}.deps.json"))
            test = Directory.GetFiles(AppContext.BaseDirectory, "*.Tests.deps.json").Concat(Directory.GetFiles(AppContext.BaseDirectory, "*.deps.json")).First()[..^".deps.json".Length];
        string[] node = ["exec", "--depsfile", $"{test}.deps.json", "--runtimeconfig", $"{test}.runtimeconfig.json", Path.Combine(AppContext.BaseDirectory, "AkkaCluster.TestNode.dll")];
        var start = networkNamespace is null
            ? new ProcessStartInfo("dotnet", node)
            : new ProcessStartInfo("ip", ["netns", "exec", networkNamespace, "dotnet", .. node]);
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        start.Environment["TEST_NODE_CONFIG"] = hocon;
        var result = new NodeProcess(name, Process.Start(start)!);
        result._process.OutputDataReceived += (_, e) => result.Hear(e.Data);
        result._process.ErrorDataReceived += (_, e) => result.Hear(e.Data);
        result._process.BeginOutputReadLine();
        result._process.BeginErrorReadLine();
        return result;
    }

    /// <summary>Waits until the node has said a line; the time stamp at which it did.</summary>
    /// <exception cref="TimeoutException">It did not say it in time.</exception>
    public Task<long> SaysAsync(string line, TimeSpan timeout) => SaysAsync(l => l == line, line, timeout);

    /// <summary>Waits until the node has said a line like the one described; the time stamp at which it did.</summary>
    /// <exception cref="TimeoutException">It did not say it in time.</exception>
    public async Task<long> SaysAsync(Predicate<string> match, string line, TimeSpan timeout)
    {
        var found = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            var said = _lines.FindIndex(l => match(l.Line));
            if (said >= 0)
                return _lines[said].At;
            _waiting.Add((match, found));
        }
        try
        {
            return await found.Task.WaitAsync(timeout).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException(
                $"{Name} (process {Pid}{(_process.HasExited ? ", exited" : "")}) did not say '{line}' within {timeout.TotalSeconds:0.#} s. It said:\n{string.Join('\n', Lines.TakeLast(60))}");
        }
    }

    /// <summary>Whether the node has said a line.</summary>
    public bool HasSaid(string line)
    {
        lock (_gate)
            return _lines.Exists(l => l.Line == line);
    }

    /// <summary>When the node said the lines that begin so.</summary>
    public IReadOnlyList<long> Times(string beginning)
    {
        lock (_gate)
            return [.. _lines.Where(l => l.Line.StartsWith(beginning, StringComparison.Ordinal)).Select(l => l.At)];
    }

    public async Task ExitsAsync(TimeSpan timeout)
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(timeout).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{Name} (process {Pid}) still runs after {timeout.TotalSeconds:0.#} s. It said:\n{string.Join('\n', Lines.TakeLast(60))}");
        }
    }

    public void Tell(string command) => _process.StandardInput.WriteLine(command);

    public void Kill() => Signal(SigKill);

    /// <summary>Stops the process; nothing in it runs until <see cref="Continue"/>.</summary>
    public void Pause() => Signal(SigStop);

    public void Continue() => Signal(SigCont);

    public async ValueTask DisposeAsync()
    {
        Signal(SigKill);
        await _process.WaitForExitAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    private void Signal(int signal)
    {
        // The number of one that has ended may be another's by now.
        if (_process.HasExited)
            return;
        // "ip netns exec" replaces itself by the node, so that the process is the node either way.
        if (SendSignal(_process.Id, signal) != 0 && !_process.HasExited)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Signal {signal} to {Name} (process {Pid}) failed: {Marshal.GetLastPInvokeErrorMessage()}."));
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        var text = line.StartsWith("@ ", StringComparison.Ordinal) ? line[2..] : line;
        var at = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            _lines.Add((text, at));
            foreach (var (_, found) in _waiting.FindAll(w => w.Match(text)))
                found.TrySetResult(at);
            _waiting.RemoveAll(w => w.Match(text));
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int process, int signal);
}
