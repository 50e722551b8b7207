using Akka.Configuration;
using Akka.Dispatch;

namespace AkkaCluster.Hosting.Scheduling;

/// <summary>Makes a <see cref="BlockingExecutor"/> of as many threads as the dispatcher's setting <c>threads</c> says, for dispatchers that name it as their <c>executor</c>.</summary>
internal sealed class BlockingExecutorConfigurator(Config config, IDispatcherPrerequisites prerequisites) : ExecutorServiceConfigurator(config, prerequisites)
{
    public override ExecutorService Produce(string id) => new BlockingExecutor(id, Config.GetInt("threads", 2), Prerequisites.EventStream);
}
