namespace AkkaCluster.Balancing;

/// <summary>Asks a server, or the balancer, to take no more requests. The answer, once it has answered all that it had taken, is <see cref="Akka.Done"/>.</summary>
public sealed record Drain
{
    /// <summary>The one request there is.</summary>
    public static Drain Instance { get; } = new();
}
