using Akka.Configuration;

namespace AkkaCluster.Balancing.Server;

/// <summary>The settings under <c>akkacluster.server</c>.</summary>
/// <param name="Slots">Tasks that run at once.</param>
/// <param name="Queue">Requests that wait for a slot.</param>
/// <param name="MaxOutputSize">Bytes that a task may put out.</param>
public sealed record ServerSettings(int Slots, int Queue, int MaxOutputSize)
{
    /// <summary>Reads the settings.</summary>
    /// <exception cref="BalancerConfigurationException">A value is wrong.</exception>
    public static ServerSettings From(Config config)
    {
        var server = config.GetConfig("akkacluster.server");
        var slots = server.GetInt("slots");
        var queue = server.GetInt("queue");
        if (slots < 0 || queue < 0)
            throw new BalancerConfigurationException($"akkacluster.server has slots = {slots} and queue = {queue}; expected at least 0 of each.");
        return new ServerSettings(slots == 0 ? Environment.ProcessorCount : slots, queue, MessageLimit.Read(config, "akkacluster.server.max-output-size"));
    }
}
