namespace AkkaCluster.Chaos.Garbage;

/// <summary>What came of the bad inputs to a port.</summary>
internal sealed class SentTally
{
    public long Inputs, Connections, Bytes;

    /// <summary>Connections on which the port said something.</summary>
    public long Answered;

    /// <summary>How connections ended: the port closed or reset them, or this side left without a word.</summary>
    public long Closed, Reset, Left;

    /// <summary>Connections that the port held on to although this side had said its last.</summary>
    public long Stuck;
}
