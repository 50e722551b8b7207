using System.Globalization;
using AkkaCluster.Peers.Frame;
using AkkaCluster.Peers.Hosts;

namespace AkkaCluster.Peers.Peers;

/// <summary>Celery over Redis that syncs each write: two workers of two processes.</summary>
internal sealed class CeleryPeer : PythonPeer
{
    private readonly RedisServer _redis = new();

    public override string Name => "Celery 5.2.6, Redis 7.0";

    public override string Setup => "2 workers of 2 processes, `acks_late`, a task of a lost worker comes back after 1 h, its default, Redis with `appendfsync always` and no limit on what waits for who subscribes; the task, and its output";

    public override string? Missing => Installed.MissingModule("celery", "python3-celery") ?? Installed.MissingModule("redis", "python3-redis") ?? RedisServer.Missing;

    public override Func<Task>? KillScheduler => RestartRedisAsync;

    public override async Task StartAsync()
    {
        await _redis.StartAsync().ConfigureAwait(false);
        Environment.SetEnvironmentVariable("PEER_REDIS", $"redis://{_redis.Address}");
        for (var i = 1; i <= WorkerCount; i++)
            Workers.Add(ChildProcess.Start(Installed.Python, ["-m", "celery", "-A", "celery_peer", "worker", "-c", (IPeer.Slots / WorkerCount).ToString(CultureInfo.InvariantCulture), "-n", $"worker{i}", "-l", "warning"], Folder));
        await ConnectAsync("celery_peer.py", $"{WorkerCount}").ConfigureAwait(false);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        _redis.Dispose();
    }

    private async Task RestartRedisAsync()
    {
        _redis.Kill();
        await Task.Delay(IPeer.SupervisorDelay).ConfigureAwait(false);
        await _redis.StartAsync().ConfigureAwait(false);
    }
}
