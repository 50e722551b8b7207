namespace Akka.Cluster;

/// <summary>A message between the cluster daemons of two nodes.</summary>
public interface IClusterMessage
{
}
