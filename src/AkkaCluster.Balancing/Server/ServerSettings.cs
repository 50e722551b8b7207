namespace AkkaCluster.Balancing.Server;

/// <summary>The settings under <c>akkacluster.server</c>.</summary>
/// <param name="Slots">Tasks that run at once.</param>
/// <param name="Queue">Requests that wait for a slot.</param>
/// <param name="MaxOutputSize">Bytes that a task may put out.</param>
public sealed record ServerSettings(int Slots, int Queue, int MaxOutputSize)
{
    /// <summary>The settings that options say.</summary>
    /// <param name="options">The options.</param>
    /// <param name="frame">Bytes of a message between nodes.</param>
    /// <exception cref="BalancerConfigurationException">An output would not fit into a message.</exception>
    public static ServerSettings From(ServerOptions options, long frame)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ServerSettings(options.Slots == 0 ? Environment.ProcessorCount : options.Slots, options.Queue, MessageLimit.Check("akkacluster.server.max-output-size", options.MaxOutputSize, frame));
    }
}
