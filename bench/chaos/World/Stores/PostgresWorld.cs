using System.Net;
using AkkaCluster.Chaos.Plans;
using AkkaCluster.Cli.Local;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Storage.Tests;
using AkkaCluster.Jobs.Storage.Tests.Relay;
using Npgsql;

namespace AkkaCluster.Chaos.World.Stores;

/// <summary>A PostgreSQL server of the cluster's own. The nodes reach it by a relay; the checker does without.</summary>
internal sealed class PostgresWorld : IStoreWorld
{
    private readonly PostgresServer _server = new();
    private readonly Links _links;
    private readonly PostgresRelay _relay;

    // There is one server: one fault of it after the other.
    private readonly SemaphoreSlim _one = new(1);

    public PostgresWorld(Links links)
    {
        _links = links;
        _relay = new PostgresRelay(links.Outside, new IPEndPoint(IPAddress.Loopback, _server.Port));
        Options = new StoreOptions { Provider = "postgres", ConnectionString = _server.CreateDatabase() };
        var relayed = new NpgsqlConnectionStringBuilder(Options.ConnectionString) { Host = links.Outside.ToString(), Port = _relay.Port, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable };
        Flags = ["--store", "postgres", "--store-connection", relayed.ToString()];
    }

    public static IReadOnlyList<FaultKind> Kinds => [FaultKind.StoreRestart, FaultKind.StoreKilled, FaultKind.StorePaused, FaultKind.StoreCut, FaultKind.StoreSlow, FaultKind.CommitLost, FaultKind.CommitLate];

    public IReadOnlyList<string> Flags { get; }

    public StoreOptions Options { get; }

    public IReadOnlyDictionary<string, int> Tally => new Dictionary<string, int> { ["answers to a COMMIT lost"] = _relay.Faults.Lost, ["answers to a COMMIT late"] = _relay.Faults.Held };

    public Task InjectAsync(Fault fault, IReadOnlyList<ChaosNode> nodes) => fault.Kind switch
    {
        FaultKind.StoreRestart => ServerAsync(fault, () => _server.Stop(fault.Target % 2 == 0 ? "fast" : "immediate"), _server.Start),
        FaultKind.StoreKilled => ServerAsync(fault, Kill, _server.Start),
        FaultKind.StorePaused => ServerAsync(fault, () => Signal.Send(Signal.Stop, _server.Processes), () => Signal.Send(Signal.Continue, _server.Processes)),
        FaultKind.StoreCut => DuringAsync(fault, () => _links.Without(fault.Target % nodes.Count, _relay.Port)),
        FaultKind.StoreSlow => DuringAsync(fault, _relay.Faults.Slow),
        FaultKind.CommitLost => DuringAsync(fault, _relay.Faults.LoseCommits),
        FaultKind.CommitLate => DuringAsync(fault, _relay.Faults.HoldCommits),
        _ => throw new InvalidOperationException($"{fault.Kind} is a kind of fault that PostgreSQL does not have."),
    };

    public async ValueTask DisposeAsync()
    {
        await _relay.DisposeAsync().ConfigureAwait(false);
        // A round that was left alone may have left it stopped.
        Signal.Send(Signal.Continue, _server.Processes);
        _server.Dispose();
        _one.Dispose();
    }

    private async Task ServerAsync(Fault fault, Action begin, Action end)
    {
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            begin();
            await Task.Delay(TimeSpan.FromSeconds(fault.Lasts)).ConfigureAwait(false);
            end();
        }
        finally
        {
            _one.Release();
        }
    }

    private static async Task DuringAsync(Fault fault, Func<IDisposable> begin)
    {
        using var present = begin();
        await Task.Delay(TimeSpan.FromSeconds(fault.Lasts)).ConfigureAwait(false);
    }

    /// <summary>All its processes, as when its host loses its power; what was written is kept by the host.</summary>
    private void Kill()
    {
        var processes = _server.Processes;
        Signal.Send(Signal.Kill, processes);
        SpinWait.SpinUntil(() => !processes.Any(process => Directory.Exists($"/proc/{process}")), TimeSpan.FromSeconds(10));
    }
}
