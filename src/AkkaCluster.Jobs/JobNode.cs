using Akka.Actor;
using AkkaCluster.Jobs.Worker;

namespace AkkaCluster.Jobs;

/// <summary>The jobs' part of a node that runs.</summary>
public sealed class JobNode
{
    private readonly IActorRef? _worker;

    internal JobNode(IJobService service, IActorRef? worker)
    {
        Service = service;
        _worker = worker;
    }

    /// <summary>The jobs of the cluster.</summary>
    public IJobService Service { get; }

    /// <summary>Finishes the chunks that run, hands the others back, and waits until all results are durable. Part of the coordinated shutdown of a worker.</summary>
    public Task DrainAsync() => _worker is null ? Task.CompletedTask : DrainAsync(_worker);

    // A worker agent that has stopped holds nothing.
    internal static Task DrainAsync(IActorRef worker) => Task.WhenAny(worker.Ask<WorkerAgent.Drained>(new WorkerAgent.BeginDrain()), worker.WatchAsync());
}
