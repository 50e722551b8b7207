namespace Akka.Cluster.Sharding;

/// <summary>Sent by an entity to its parent to be stopped: it gets <see cref="StopMessage"/> back; messages that come until it has stopped wait for its next incarnation.</summary>
public sealed class Passivate : IShardRegionCommand
{
    /// <summary>Creates the message.</summary>
    /// <param name="stopMessage">What the entity is sent, for example a poison pill.</param>
    public Passivate(object stopMessage) => StopMessage = stopMessage;

    /// <summary>What the entity is sent.</summary>
    public object StopMessage { get; }
}
