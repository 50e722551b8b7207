using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>Makes the one dispatcher of a section.</summary>
internal sealed class DispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly Lazy<MessageDispatcher> _dispatcher;

    public DispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites, bool dedicated) : base(config, prerequisites)
    {
        var own = dedicated || config.GetString("executor") is "fork-join-executor";
        _dispatcher = new Lazy<MessageDispatcher>(() => own
            ? new ExecutorDispatcher(this, new DedicatedThreadPool(ThreadName(), ThreadCount()))
            : new ThreadPoolDispatcher(this));
    }

    public override MessageDispatcher Dispatcher() => _dispatcher.Value;

    private string ThreadName() => $"{Prerequisites.Settings.System.Name}-{Config.GetString("name")}";

    private int ThreadCount()
    {
        if (Config.HasPath("dedicated-thread-pool.thread-count")) return Math.Max(1, Config.GetInt("dedicated-thread-pool.thread-count"));
        var factor = Config.GetDouble("fork-join-executor.parallelism-factor", 1.0);
        var min = Config.GetInt("fork-join-executor.parallelism-min", 2);
        var max = Config.GetInt("fork-join-executor.parallelism-max", 64);
        return Math.Clamp((int)Math.Ceiling(Environment.ProcessorCount * factor), Math.Min(min, max), max);
    }
}
