using Akka.Actor;
using AkkaCluster.Hosting.Cluster;
using AkkaCluster.Hosting.Configuration;

namespace AkkaCluster.Hosting.Tests.Support;

/// <summary>A whole cluster of one node in the test's process: seed and worker, whose actor system the test gets.</summary>
internal sealed class OneNodeCluster : JobNodeComposition
{
    private readonly TaskCompletionSource<ActorSystem> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override string Role => "seed";

    public override string Purpose => "For tests.";

    /// <summary>The node's actor system, once it runs.</summary>
    public Task<ActorSystem> Started => _started.Task;

    /// <summary>Runs the node until it ends.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> RunAsync(string folder) =>
        NodeHost.RunAsync(this, ["--data", folder, "--roles", "worker", "--http-port", "0", "--no-pbm", "--port", "0", "--log-level", "Error", "--set", "akkacluster.system-name=onenode"]);

    public override async Task StartAsync(ActorSystem system, NodeSettings settings, IServiceProvider services, CancellationToken cancellation)
    {
        await base.StartAsync(system, settings, services, cancellation);
        _started.SetResult(system);
    }
}
