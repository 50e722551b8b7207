using Akka.Actor;
using AkkaCluster.Jobs.Worker;

namespace AkkaCluster.Jobs;

/// <summary>The jobs' part of a node that runs.</summary>
public sealed class JobNode
{
    private readonly IActorRef? _worker;

    internal JobNode(IJobService service, IScheduleService schedules, IActorRef? worker) => (Service, Schedules, _worker) = (service, schedules, worker);

    /// <summary>The jobs of the cluster.</summary>
    public IJobService Service { get; }

    /// <summary>The cluster's schedules.</summary>
    public IScheduleService Schedules { get; }

    /// <summary>Finishes the chunks that run, hands the others back, and waits until all results are durable. Part of the coordinated shutdown of a worker.</summary>
    public Task DrainAsync() => _worker is null ? Task.CompletedTask : DrainAsync(_worker);

    // A worker agent that has stopped holds nothing.
    internal static Task DrainAsync(IActorRef worker) => Task.WhenAny(worker.Ask<WorkerAgent.Drained>(new WorkerAgent.BeginDrain()), worker.WatchAsync());
}
