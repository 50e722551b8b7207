using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AkkaCluster.Peers.Hosts;

/// <summary>A program that runs while something is measured, and is killed at the end, of this process too.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<ChildProcess> Running = [];
    private static bool _isEnding;
    private readonly Process _process;
    private readonly List<string> _said = [];

    static ChildProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        lock (Gate)
        {
            _isEnding = true;
            foreach (var child in Running)
                child.Kill();
        }
    };

    private ChildProcess(Process process)
    {
        _process = process;
        Running.Add(this);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginErrorReadLine();
    }

    public StreamReader Output => _process.StandardOutput;

    public StreamWriter Input => _process.StandardInput;

    /// <param name="program">Where it is, or its name.</param>
    /// <param name="arguments">Its words.</param>
    /// <param name="folder">Where it runs; the temporary folder if not given.</param>
    /// <param name="readsOutput">Whether its output is read by the caller, and not kept for what <see cref="Said"/> tells.</param>
    public static ChildProcess Start(string program, IEnumerable<string> arguments, string? folder = null, bool readsOutput = false)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        ChildProcess child;
        lock (Gate)
            child = _isEnding ? throw new OperationCanceledException("This process ends: nothing more is started.") : new ChildProcess(Process.Start(start)!);
        if (!readsOutput)
        {
            child._process.OutputDataReceived += (_, line) => child.Keep(line.Data);
            child._process.BeginOutputReadLine();
        }
        return child;
    }

    /// <summary>This program in one of its other roles.</summary>
    public static ChildProcess StartSelf(params IEnumerable<string> arguments) =>
        Start(Environment.ProcessPath!, Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? ["exec", typeof(ChildProcess).Assembly.Location, .. arguments] : arguments);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until it listens there.</summary>
    /// <exception cref="TimeoutException">It does not; the text has what it said.</exception>
    public async Task UntilListeningAsync(int port)
    {
        for (var began = TimeProvider.System.GetTimestamp(); ; await Task.Delay(50).ConfigureAwait(false))
        {
            using var socket = new TcpClient();
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port).ConfigureAwait(false);
                return;
            }
            catch (SocketException) when (TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(60) && !_process.HasExited)
            {
                // Not yet.
            }
            catch (SocketException)
            {
                throw new TimeoutException($"{_process.StartInfo.FileName} {string.Join(' ', _process.StartInfo.ArgumentList)} does not listen on port {port}: {Said()}");
            }
        }
    }

    /// <summary>The end of what it said.</summary>
    public string Said()
    {
        lock (_said)
            return string.Join('\n', _said.TakeLast(20));
    }

    /// <summary>SIGKILL to it and to all that it started.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception ended) when (ended is InvalidOperationException or AggregateException)
        {
            // It, or some of what it started, is not there any more.
        }
    }

    public void Dispose()
    {
        Kill();
        lock (Gate)
            Running.Remove(this);
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (_said)
            _said.Add(line);
    }
}
