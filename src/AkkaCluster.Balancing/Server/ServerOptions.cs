namespace AkkaCluster.Balancing.Server;

/// <summary>How a server behind the load balancer works; the section Server.</summary>
public sealed class ServerOptions
{
    /// <summary>Tasks that run at once; 0 for one per core.</summary>
    public int Slots { get; set; }

    /// <summary>Requests that wait for a slot; further ones are refused.</summary>
    public int Queue { get; set; } = 10_000;

    /// <summary>Bytes that a task may put out. They go in one message: not more than fits into akka.remote.dot-netty.tcp.maximum-frame-size.</summary>
    public int MaxOutputSize { get; set; } = 3 << 20;

    /// <summary>How many it has on this machine.</summary>
    internal int SlotsHere => Slots == 0 ? Environment.ProcessorCount : Slots;

    /// <summary>What is wrong with them.</summary>
    public static IEnumerable<string> Faults(ServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Slots < 0 || options.Queue < 0)
            yield return $"akkacluster.server has slots = {options.Slots} and queue = {options.Queue}; expected at least 0 of each.";
    }
}
