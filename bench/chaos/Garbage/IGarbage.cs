namespace AkkaCluster.Chaos.Garbage;

/// <summary>What the port of a protocol is sent that it should not be.</summary>
internal interface IGarbage
{
    /// <summary>As people call the port.</summary>
    string Port { get; }

    /// <summary>What a connection begins with so that the port listens to it; empty where it needs nothing.</summary>
    byte[] Opening(Random random);

    /// <summary>A bad input after which the port goes on to listen, mostly.</summary>
    byte[] Mild(Random random);

    /// <summary>A bad input that costs its connection, mostly.</summary>
    byte[] Harsh(Random random);

    /// <summary>What a body or line without an end begins with; <see cref="Endless"/> follows for ever.</summary>
    byte[] EndlessBegin { get; }

    byte[] Endless { get; }
}
