using Akka.Configuration;

namespace AkkaCluster.Balancing;

/// <summary>What fits into one message between balancer and server: a larger one is not sent at all, and nobody is told.</summary>
internal static class MessageLimit
{
    private const string FrameKey = "akka.remote.dot-netty.tcp.maximum-frame-size";

    /// <summary>What a message holds besides.</summary>
    private const int Envelope = 4096;

    /// <summary>Reads a size that is to fit.</summary>
    /// <exception cref="BalancerConfigurationException">It does not.</exception>
    public static int Read(Config config, string key)
    {
        var size = config.GetByteSize(key) ?? 0;
        var most = (config.GetByteSize(FrameKey) ?? int.MaxValue) - Envelope;
        return size >= 1 && size <= most
            ? (int)size
            : throw new BalancerConfigurationException($"{key} is {size} bytes; expected from 1 to {most}, which is what fits into {FrameKey}.");
    }
}
