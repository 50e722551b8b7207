using System.Collections.Concurrent;
using Akka.Configuration;
using Akka.Dispatch;

namespace AkkaCluster.Benchmarks.Local;

/// <summary>A dispatcher that dispatches nothing: whoever measures runs what is due, on one thread, to see what actors cost without one.</summary>
public sealed class ManualDispatcher(MessageDispatcherConfigurator configurator) : MessageDispatcher(configurator)
{
    private readonly Queue<IRunnable> _due = new();
    private readonly ConcurrentQueue<IRunnable> _fromElsewhere = new();
    private int _owner;

    public static Config Config { get; } = ConfigurationFactory.ParseString(
        """
        akka.loglevel = WARNING
        akka.log-dead-letters = off
        manual-dispatcher { type = "AkkaCluster.Benchmarks.Local.ManualDispatcherConfigurator, AkkaCluster.Benchmarks", throughput = 30 }
        """);

    /// <summary>Makes the calling thread the one that measures.</summary>
    public void TakeOver() => _owner = Environment.CurrentManagedThreadId;

    /// <summary>Runs what is due until nothing is.</summary>
    public void RunAll()
    {
        while (_due.TryDequeue(out var next) || _fromElsewhere.TryDequeue(out next)) next.Run();
    }

    // No lock where the measuring thread itself sends: what is left is what the actors cost.
    protected override void ExecuteTask(IRunnable run)
    {
        if (Environment.CurrentManagedThreadId == _owner) _due.Enqueue(run);
        else _fromElsewhere.Enqueue(run);
    }

    protected override void Shutdown()
    {
    }
}
