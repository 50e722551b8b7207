using System.Globalization;

namespace AkkaCluster.Peers.Hosts;

/// <summary>A Redis of its own that has each write on disk before it answers. It lets who waits for results take as many as there are: by default it cuts him off at 32 MiB, and again when he is back.</summary>
internal sealed class RedisServer : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = ChildProcess.FreePort();
    private ChildProcess? _process;

    public static string? Missing => Installed.MissingProgram("redis-server", "redis");

    public string Address => "127.0.0.1:" + _port.ToString(CultureInfo.InvariantCulture);

    public async Task StartAsync()
    {
        _process = ChildProcess.Start(
            Installed.Find("redis-server"), ["--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", _folder.Path, "--appendonly", "yes", "--appendfsync", "always", "--save", "", "--client-output-buffer-limit", "pubsub", "0", "0", "0"]);
        await _process.UntilListeningAsync(_port).ConfigureAwait(false);
    }

    public void Kill() => _process!.Dispose();

    public void Dispose()
    {
        _process?.Dispose();
        _folder.Dispose();
    }
}
