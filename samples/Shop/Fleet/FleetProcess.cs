using System.Diagnostics;

namespace AkkaCluster.Samples.Shop.Fleet;

/// <summary>A node or an edge as a process, which is started again whenever it ends, as a supervisor would.</summary>
internal sealed class FleetProcess : IAsyncDisposable
{
    private readonly string[] _arguments;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly TimeSpan _restartAfter;
    private readonly CancellationTokenSource _stopping = new();
    private readonly StreamWriter _log;
    private readonly Task _running;
    private Process _process = null!;

    public FleetProcess(string name, int port, int http, string folder, string[] arguments, IReadOnlyDictionary<string, string> environment, TimeSpan restartAfter)
    {
        (Name, Port, Gateway, _arguments, _environment, _restartAfter) = (name, port, new Uri($"http://127.0.0.1:{http}"), arguments, environment, restartAfter);
        _log = new StreamWriter(Path.Combine(folder, $"{name}.log"), append: true) { AutoFlush = true };
        Start();
        _running = SuperviseAsync();
    }

    public string Name { get; }

    /// <summary>Of remoting; 0 for an edge.</summary>
    public int Port { get; }

    public Uri Gateway { get; }

    /// <summary>How often it ended.</summary>
    public int Ends { get; private set; }

    /// <summary>Ends it at once, as a power cut does.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        // It watches its input, whose other end only this process holds.
        _process.StandardInput.Close();
        await Task.WhenAny(_running, Task.Delay(TimeSpan.FromSeconds(10)));
        if (!_process.HasExited)
            _process.Kill();
        await _running;
        await _log.DisposeAsync();
    }

    private void Start()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(FleetProcess).Assembly.Location, .. _arguments] : _arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in _environment)
            start.Environment[key] = value;
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{Name} could not be started.");
    }

    private async Task SuperviseAsync()
    {
        while (true)
        {
            await Task.WhenAll(CopyAsync(_process.StandardOutput), CopyAsync(_process.StandardError), _process.WaitForExitAsync());
            if (_stopping.IsCancellationRequested)
                return;
            Ends++;
            await Task.Delay(_restartAfter, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_stopping.IsCancellationRequested)
                return;
            Start();
        }
    }

    private async Task CopyAsync(StreamReader from)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            lock (_log)
                _log.WriteLine(line);
        }
    }
}
