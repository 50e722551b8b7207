namespace Akka.Cluster;

/// <summary>Marks the reference provider of a system that is a node of a cluster.</summary>
public interface IClusterActorRefProvider
{
}
