namespace AkkaCluster.Balancing;

/// <summary>What fits into one message between balancer and server: a larger one is not sent at all, and nobody is told.</summary>
internal static class MessageLimit
{
    private const string FrameKey = "akka.remote.dot-netty.tcp.maximum-frame-size";

    /// <summary>What a message holds besides.</summary>
    private const int Envelope = 4096;

    /// <summary>Holds a size against what fits.</summary>
    /// <param name="setting">Its name.</param>
    /// <param name="size">Bytes.</param>
    /// <param name="frame">Bytes of a message.</param>
    /// <exception cref="BalancerConfigurationException">It does not.</exception>
    public static void Check(string setting, int size, long frame)
    {
        var most = frame - Envelope;
        if (size < 1 || size > most)
            throw new BalancerConfigurationException($"{setting} is {size} bytes; expected from 1 to {most}, which is what fits into {FrameKey}.");
    }
}
