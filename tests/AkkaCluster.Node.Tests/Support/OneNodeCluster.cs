using Akka.Actor;
using Akka.Hosting;
using AkkaCluster.Hosting;

namespace AkkaCluster.Node.Tests.Support;

/// <summary>A whole cluster of one node in the test's process: seed and worker, whose actor system the test gets.</summary>
internal sealed class OneNodeCluster
{
    private readonly TaskCompletionSource<ActorSystem> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The node's actor system, once it runs.</summary>
    public Task<ActorSystem> Started => _started.Task;

    /// <summary>Runs the node until it ends.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> RunAsync(string folder) => ConsoleHost.RunAsync(
        ["--data", folder, "--roles", "worker", "--http-port", "0", "--no-pbm", "--port", "0", "--log-level", "Error", "--set", "akkacluster.system-name=onenode"],
        ClusterNodes.Seed with
        {
            Add = builder => builder.Services.AddAkkaCluster(builder.Configuration, (akka, _) => akka.WithActors((system, _) => _started.TrySetResult(system))),
        });
}
