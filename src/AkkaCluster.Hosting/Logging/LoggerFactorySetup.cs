using Akka.Actor.Setup;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Hosting.Logging;

/// <summary>Hands the host's loggers to the actor system's logger.</summary>
public sealed class LoggerFactorySetup(ILoggerFactory factory) : Setup
{
    public ILoggerFactory Factory => factory;
}
