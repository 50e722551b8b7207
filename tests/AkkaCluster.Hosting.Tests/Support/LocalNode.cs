using Akka.Actor;
using Akka.Hosting;
using AkkaCluster.Hosting.Lifetime;
using AkkaCluster.Hosting.Listening;
using AkkaCluster.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaCluster.Hosting.Tests.Support;

/// <summary>A node that does nothing, to see what every node does.</summary>
internal sealed class LocalNode : INodePreparation, IAsyncDisposable
{
    private readonly TaskCompletionSource<(ActorSystem System, HttpAddress Http)> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IServiceProvider? _services;

    /// <summary>Its actor system and where it serves HTTP, once it runs.</summary>
    public Task<(ActorSystem System, HttpAddress Http)> Started => _started.Task;

    public bool Stopped { get; private set; }

    /// <summary>Called when the ports are chosen and nothing listens yet.</summary>
    public Action<NodeAddress, HttpAddress> Prepared { get; init; } = (_, _) => { };

    /// <summary>Whether it is never ready, as where a store does not answer.</summary>
    public bool PreparesUntilStopped { get; init; }

    public Task<int> RunAsync(params string[] arguments) => ConsoleHost.RunAsync(["--http-port", "0", "--port", "0", "--log-level", "Error", .. arguments], new ConsoleNode("local", "For tests.")
    {
        Add = builder =>
        {
            builder.Services.AddSingleton<INodePreparation>(services =>
            {
                _services = services;
                return this;
            });
            builder.Services.AddNode(builder.Configuration, "local", _ => new NodeProfile("local", 4053), (akka, services) => akka.WithActors((system, _) =>
                _started.TrySetResult((system, services.GetRequiredService<HttpAddress>()))));
        },
        Map = app => app.MapNode((_, _) => Task.FromResult<string?>(null)),
    });

    public Task PrepareAsync(CancellationToken cancellation)
    {
        Prepared(_services!.GetRequiredService<NodeAddress>(), _services!.GetRequiredService<HttpAddress>());
        return PreparesUntilStopped ? new TaskCompletionSource().Task.WaitAsync(cancellation) : Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Stopped = true;
        return ValueTask.CompletedTask;
    }
}
