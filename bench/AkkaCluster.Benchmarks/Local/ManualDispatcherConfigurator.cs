using Akka.Configuration;
using Akka.Dispatch;

namespace AkkaCluster.Benchmarks.Local;

/// <summary>Makes the one <see cref="ManualDispatcher"/> of a system.</summary>
public sealed class ManualDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly ManualDispatcher _dispatcher;

    public ManualDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites) : base(config, prerequisites) =>
        _dispatcher = new ManualDispatcher(this) { Throughput = config.GetInt("throughput", 30) };

    public override MessageDispatcher Dispatcher() => _dispatcher;
}
