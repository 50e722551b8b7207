using System.Globalization;
using AkkaCluster.Peers.Frame;
using AkkaCluster.Peers.Hosts;

namespace AkkaCluster.Peers.Peers;

/// <summary>Dask: a scheduler and two workers of two threads.</summary>
internal sealed class DaskPeer : PythonPeer
{
    private readonly int _port = ChildProcess.FreePort();
    private readonly TemporaryFolder _folder = new();
    private ChildProcess? _scheduler;

    public override string Name => "Dask 2022.12.1";

    public override string Setup => "scheduler, 2 workers of 2 threads, with nannies; nothing: the scheduler's and the workers' memory";

    public override string? Missing => Installed.MissingModule("distributed", "python3-distributed");

    public override Func<Task>? KillScheduler => RestartSchedulerAsync;

    private string Address => "tcp://127.0.0.1:" + Port;

    private string Port => _port.ToString(CultureInfo.InvariantCulture);

    public override async Task StartAsync()
    {
        await StartSchedulerAsync().ConfigureAwait(false);
        for (var i = 0; i < WorkerCount; i++)
            Workers.Add(ChildProcess.Start(Installed.Python, ["-m", "distributed.cli.dask_worker", Address, "--host", "127.0.0.1", "--nthreads", $"{IPeer.Slots / WorkerCount}", "--no-dashboard", "--local-directory", _folder.Path], Folder));
        await ConnectAsync("dask_peer.py", Address).ConfigureAwait(false);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        _scheduler?.Dispose();
        _folder.Dispose();
    }

    private async Task StartSchedulerAsync()
    {
        _scheduler = ChildProcess.Start(Installed.Python, ["-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", Port, "--no-dashboard"], Folder);
        await _scheduler.UntilListeningAsync(_port).ConfigureAwait(false);
    }

    private async Task RestartSchedulerAsync()
    {
        _scheduler!.Dispose();
        await Task.Delay(IPeer.SupervisorDelay).ConfigureAwait(false);
        await StartSchedulerAsync().ConfigureAwait(false);
    }
}
