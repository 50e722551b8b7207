using System.Diagnostics;
using System.Globalization;

namespace AkkaCluster.Pbm.Tests;

/// <summary>A cluster node in a process of its own, with a pbm host.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private NodeProcess(Process process) => _process = process;

    public int Pbm { get; private set; }

    public string Address { get; private set; } = "";

    public Task Ended => _process.WaitForExitAsync();

    /// <summary>Starts a node that joins the seed, founds a cluster where the seed is "self", or does neither without one.</summary>
    public static async Task<NodeProcess> StartAsync(string role, params string[] seed)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "AkkaCluster.Pbm.TestNode.dll");
        var node = new NodeProcess(Process.Start(new ProcessStartInfo("dotnet", [program, role, .. seed]) { RedirectStandardInput = true, RedirectStandardOutput = true })!);
        var said = (await node.ReadLineAsync()).Split(' ');
        node.Pbm = int.Parse(said[0], CultureInfo.InvariantCulture);
        node.Address = said[1];
        return node;
    }

    public async Task<string> ReadLineAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        if (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line) return line;
        await _process.WaitForExitAsync(patience.Token);
        throw new InvalidOperationException($"The node {Address} ended with exit code {_process.ExitCode} before it said anything more.");
    }

    public async Task StartEntitiesAsync(int count)
    {
        await _process.StandardInput.WriteLineAsync($"entities {count}");
        for (var i = 0; i < count; i++) await ReadLineAsync();
    }

    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
