namespace Akka.Routing;

/// <summary>A message that says by which key a consistent-hashing router shall route it.</summary>
public interface IConsistentHashable
{
    /// <summary>The key; messages of equal keys go to the same routee while the routees stay the same.</summary>
    object ConsistentHashKey { get; }
}
