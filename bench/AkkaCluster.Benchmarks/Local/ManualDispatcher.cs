using Akka.Configuration;
using Akka.Dispatch;

namespace AkkaCluster.Benchmarks.Local;

/// <summary>A dispatcher that dispatches nothing: whoever measures runs what is due, on one thread, to see what actors cost without one.</summary>
public sealed class ManualDispatcher(MessageDispatcherConfigurator configurator) : MessageDispatcher(configurator)
{
    private readonly Queue<IRunnable> _due = new();

    public static Config Config { get; } = ConfigurationFactory.ParseString(
        """
        akka.loglevel = WARNING
        akka.log-dead-letters = off
        manual-dispatcher { type = "AkkaCluster.Benchmarks.Local.ManualDispatcherConfigurator, AkkaCluster.Benchmarks", throughput = 30 }
        """);

    /// <summary>Runs what is due until nothing is.</summary>
    public void RunAll()
    {
        while (true)
        {
            IRunnable? next;
            lock (_due)
                if (!_due.TryDequeue(out next))
                    return;
            next.Run();
        }
    }

    protected override void ExecuteTask(IRunnable run)
    {
        lock (_due) _due.Enqueue(run);
    }

    protected override void Shutdown()
    {
    }
}
