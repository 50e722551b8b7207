namespace Akka.Cluster.Sharding.Tests.Simulation;

/// <summary>A message of the simulated application: the n-th from a client to an entity.</summary>
internal sealed class SimMessage(string client, string entity, int number)
{
    public string Client { get; } = client;

    public string Entity { get; } = entity;

    public int Number { get; } = number;

    /// <summary>The node that holds the message, or to which it is under way.</summary>
    public SimNode? At { get; set; }

    public bool Processed { get; set; }

    /// <summary>A node that held it has crashed, or an entity that held it was stopped by force, or the network has lost it: it may be lost.</summary>
    public bool Excused { get; set; }

    public override string ToString() => $"{Client}->{Entity}#{Number}{(Processed ? " processed" : "")}{(Excused ? " excused" : "")} at {At?.Name}";
}
