using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Petabridge.Cmd.Tests;

/// <summary>A cluster node in a process of its own, with a pbm host.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private readonly Process _process;

    private NodeProcess(Process process, int pbm, int remoting)
    {
        _process = process;
        Pbm = pbm;
        Address = $"akka.tcp://pbm@127.0.0.1:{remoting}";
    }

    public int Pbm { get; }

    public string Address { get; }

    public Task Ended => _process.WaitForExitAsync();

    public static async Task<NodeProcess> StartAsync(string role, string? seed = null, bool own = false)
    {
        var (pbm, remoting) = (FreePort(), FreePort());
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Petabridge.Cmd.TestNode.dll"));
        foreach (var argument in new[] { $"{pbm}", $"{remoting}", role }) start.ArgumentList.Add(argument);
        var node = new NodeProcess(Process.Start(start.WithSeed(own ? $"akka.tcp://pbm@127.0.0.1:{remoting}" : seed))!, pbm, remoting);
        await node.ReadLineAsync();
        return node;
    }

    public async Task<string> ReadLineAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await _process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException($"Node {Address} ended with {_process.ExitCode} before it said anything.");
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

file static class StartInfoExtensions
{
    public static ProcessStartInfo WithSeed(this ProcessStartInfo start, string? seed)
    {
        if (seed is not null) start.ArgumentList.Add(seed);
        return start;
    }
}
